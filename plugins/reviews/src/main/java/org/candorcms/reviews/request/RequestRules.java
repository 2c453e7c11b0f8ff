// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.request;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.candorcms.api.json.Json;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rules that come with the plugin. */
@Component(service = RequestRules.class)
public final class RequestRules {
  private final RuleFile file;

  /** Reads the rules; a plugin with broken rules does not start. */
  @Activate
  public RequestRules(@Reference Json json) {
    try (InputStream in =
        Objects.requireNonNull(RequestRules.class.getResourceAsStream("request-rules.json"))) {
      file = json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), RuleFile.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** All rules, with those that are not in force. */
  public List<RequestRule> all() {
    return file.rules();
  }

  /** The version of the rules, a day. */
  public String version() {
    return file.version();
  }

  /** What the file holds. */
  record RuleFile(String version, List<RequestRule> rules) {
    RuleFile {
      rules = List.copyOf(rules);
    }
  }
}
