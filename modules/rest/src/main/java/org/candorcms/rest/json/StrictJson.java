// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * JSON on Jackson's parser and generator, with binding of our own: it tells all errors of a
 * document at once and keeps no plugin's classes.
 */
@Component(service = {Json.class, StrictJson.class})
public final class StrictJson implements Json {
  private final Constraints constraints;

  /** Starts Bean Validation. */
  @Activate
  public StrictJson() {
    this.constraints = new Constraints();
  }

  /** The Bean Validation behind it. */
  public Constraints constraints() {
    return constraints;
  }

  @Override
  public <T> T read(String json, Class<T> type) {
    return cast(readAs(json, type));
  }

  /** Reads a document of any supported type, generic ones included. */
  public @Nullable Object readAs(String json, Type type) {
    return new Binder(constraints, false).bind(JsonTree.parse(json), type);
  }

  @Override
  public <T> T convert(Map<String, ?> values, Class<T> type) {
    return cast(new Binder(constraints, true).bind(values, type));
  }

  /** The binder gives null only where the type wanted is Object. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"})
  private static <T> T cast(@Nullable Object value) {
    return (T) value;
  }

  @Override
  public String write(Object value) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator out = JsonTree.FACTORY.createGenerator(text)) {
      JsonOutput.write(value, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes a document as UTF-8; leaves the stream open. */
  public void write(Object value, OutputStream stream) throws IOException {
    try (JsonGenerator out = JsonTree.FACTORY.createGenerator(stream)) {
      out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      out.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
      JsonOutput.write(value, out);
    }
  }

  @Override
  public Map<String, Object> readObject(String json) {
    Object value = JsonTree.parse(json);
    if (!(value instanceof Map<?, ?> map)) {
      throw ProblemException.invalid("", "type", "Expected an object");
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((name, member) -> copy.put(String.valueOf(name), StrictJson.<Object>cast(member)));
    return copy;
  }

  @Override
  public Map<String, Object> schema(Class<?> type) {
    return Schemas.of(type);
  }
}
