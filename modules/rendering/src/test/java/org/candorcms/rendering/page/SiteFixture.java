// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.page.PageSource;
import org.candorcms.api.security.Visitor;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.api.widget.FormHandler;
import org.candorcms.api.widget.Widget;
import org.candorcms.rendering.template.Resources;

/** A site with the plain theme and whatever a test adds, without OSGi. */
final class SiteFixture implements AutoCloseable {
  /** A clock that tests move. */
  static final class HandClock extends Clock {
    Instant now = Instant.parse("2026-11-21T10:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  final HandClock clock = new HandClock();
  final Assembly assembly;
  Duration limit = Duration.ofSeconds(20);
  String theme = "plain";

  SiteFixture() {
    HostSettings host =
        new HostSettings() {
          @Override
          public Optional<String> get(String name) {
            return Optional.empty();
          }

          @Override
          public Path dataFolder() {
            return Path.of("target");
          }

          @Override
          public Optional<URI> baseUrl() {
            return Optional.empty();
          }
        };
    Settings settings =
        new Settings() {
          @Override
          public String siteName() {
            return "Test & Co";
          }

          @Override
          public Locale defaultLanguage() {
            return Locale.ENGLISH;
          }

          @Override
          public List<Locale> languages() {
            return List.of(
                Locale.ENGLISH, Locale.forLanguageTag("vi"), Locale.forLanguageTag("ar"));
          }

          @Override
          public String theme() {
            return theme;
          }

          @Override
          public Duration widgetLimit() {
            return limit;
          }

          @Override
          public String frameAncestors() {
            return "*";
          }

          @Override
          public List<String> formOrigins() {
            return List.of("https://shop.example");
          }
        };
    assembly =
        new Assembly(
            Resources.of("rendering", Path.of("target/classes")),
            Path.of("target/no-themes"),
            new PlainJson(),
            host,
            settings,
            clock,
            4_000_000);
    assembly.addTheme(
        "plain", Resources.of("theme-plain", Path.of("../../themes/plain/src/main/resources")));
  }

  SiteFixture page(String prefix, PageSource source, Map<String, String> files) {
    assembly
        .sources()
        .add(prefix, 1, 0, assembly.source(prefix, source, files, Resources.of("p", files)));
    return this;
  }

  SiteFixture widget(String id, Widget<?> widget, Map<String, String> files) {
    assembly
        .widgets()
        .add(
            id,
            1,
            0,
            assembly.widget(
                new WidgetDescription(id, id, "content", "", "widget"),
                widget,
                files,
                Resources.of("p", files)));
    return this;
  }

  SiteFixture form(String id, FormHandler<?> handler) {
    assembly
        .forms()
        .add(id, 1, 0, assembly.form(id, handler, id, Resources.of("p", Map.of()), 256 * 1024));
    return this;
  }

  Call call(String address) {
    return call(address, Optional.empty());
  }

  private Call call(String address, Optional<Visitor> visitor) {
    int question = address.indexOf('?');
    String path = question < 0 ? address : address.substring(0, question);
    Map<String, List<String>> query =
        question < 0 ? new LinkedHashMap<>() : Queries.read(address.substring(question + 1));
    return new Call(
        path,
        query,
        "",
        "http://test.example",
        List.of(Locale.ENGLISH),
        Optional.empty(),
        visitor,
        Optional.empty(),
        false);
  }

  Answer get(String address, Visitor visitor) {
    Call call = call(address, Optional.of(visitor));
    return assembly.site().get(call.path(), call);
  }

  Answer get(String address) {
    Call call = call(address);
    return assembly.site().get(call.path(), call);
  }

  static String text(Answer answer) {
    return answer
        .body()
        .map(body -> new String(body.bytes(), java.nio.charset.StandardCharsets.UTF_8))
        .orElse("");
  }

  @Override
  public void close() {
    assembly.close();
  }
}
