// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.template;

import com.github.jknack.handlebars.Context;
import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.HelperRegistry;
import com.github.jknack.handlebars.Template;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import com.github.jknack.handlebars.io.AbstractTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.candorcms.api.content.SafeHtml;

/**
 * The templates of one version of a bundle as one theme shows them: a file of the theme wins.
 * Compiled once each. Thread-safe.
 */
public final class Templates {
  /** Output that is longer is refused. */
  public static final int MAX_CHARS = 1_000_000;

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+(/[a-z0-9-]+){0,4}");
  private static final Pattern RAW = Pattern.compile("\\{\\{\\{|\\{\\{~?\\s*[&=]");
  private static final HelperRegistry HELPERS = Helpers.registry();
  private static final ModelResolver RESOLVER = new ModelResolver();

  private final Map<String, String> sources = new TreeMap<>();
  private final Map<String, Template> compiled = new ConcurrentHashMap<>();
  private final Handlebars handlebars;

  /** Reads templates; those of earlier resources win. */
  public Templates(List<Resources> lookup) {
    for (int i = lookup.size() - 1; i >= 0; i--) {
      Resources resources = lookup.get(i);
      for (String path : resources.list("templates")) {
        if (path.endsWith(".hbs")) {
          String name = path.substring("templates/".length(), path.length() - ".hbs".length());
          sources.put(name, resources.text(path).orElse(""));
        }
      }
    }
    handlebars =
        new Handlebars(new Loader())
            .with(HELPERS)
            .with(text -> SafeHtml.text(text.toString()).value())
            .with(new ConcurrentMapTemplateCache())
            .infiniteLoops(true);
  }

  /** Whether there is such a template. */
  public boolean has(String name) {
    return sources.containsKey(name);
  }

  /** Names of all templates. */
  public List<String> names() {
    return List.copyOf(sources.keySet());
  }

  /**
   * Compiles a template now instead of at its first use.
   *
   * @throws IllegalArgumentException if it does not parse or writes unescaped
   */
  public Template compile(String name) {
    return compiled.computeIfAbsent(
        name,
        key -> {
          try {
            return handlebars.compile(key);
          } catch (IOException e) {
            throw new UncheckedIOException("template " + key, e);
          }
        });
  }

  /** Applies a template to a model of records and maps. */
  public SafeHtml render(String name, Object model, Scope scope) {
    BoundedWriter out = new BoundedWriter(MAX_CHARS);
    Context context = Context.newBuilder(model).resolver(RESOLVER).build();
    context.data(Helpers.SCOPE, scope);
    context.data("language", scope.language().toLanguageTag());
    context.data("dir", Direction.of(scope.language()));
    try {
      compile(name).apply(context, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SafeHtml.trusted(out.toString());
  }

  private final class Loader extends AbstractTemplateLoader {
    @Override
    public TemplateSource sourceAt(String location) throws IOException {
      String name = location.startsWith("/") ? location.substring(1) : location;
      String source =
          Optional.of(name)
              .filter(n -> NAME.matcher(n).matches())
              .map(sources::get)
              .orElseThrow(() -> new FileNotFoundException("no template " + name));
      if (RAW.matcher(source).find()) {
        throw new IllegalArgumentException(
            "template " + name + " writes unescaped ({{{ or {{&); use {{html ...}} with SafeHtml");
      }
      return new StringTemplateSource(name, source);
    }

    @Override
    public String resolve(String uri) {
      return uri;
    }
  }
}
