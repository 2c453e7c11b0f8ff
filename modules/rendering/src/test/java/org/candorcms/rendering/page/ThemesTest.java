// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.api.page.Page;
import org.candorcms.api.widget.View;
import org.candorcms.rendering.template.Resources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A theme says what differs; the rest is that of the plain theme. */
final class ThemesTest {
  private static final Resources BOLD =
      Resources.of(
          "theme-bold",
          Map.of(
              "theme.json",
              "{\"styles\": [\"theme/tokens.css\", \"theme/theme.css\", \"theme/bold.css\"]}",
              "assets/theme/bold.css",
              "h1{font-weight:900}",
              "templates/partial/footer.hbs",
              "<footer>Bold foot</footer>",
              "messages/theme_en.properties",
              "frame.skip=Straight to the text"));

  private final SiteFixture site = new SiteFixture();

  @BeforeEach
  void publish() {
    site.theme = "bold";
    site.assembly.addTheme("bold", BOLD);
    site.page(
        "/",
        request -> Page.of("Boots", Locale.ENGLISH, "page").with("main", View.nothing()),
        Map.of());
  }

  @AfterEach
  void close() {
    site.close();
  }

  private String html() {
    return SiteFixture.text(site.get("/"));
  }

  private String style() {
    Matcher address = Pattern.compile("/assets/[^\"]+/theme/page\\.css").matcher(html());
    assertThat(address.find()).isTrue();
    return SiteFixture.text(site.get(address.group()));
  }

  @Test
  void takesFromPlainWhatItLacks() {
    assertThat(html())
        .contains("class=\"site-header\"", "Bold foot", "Straight to the text")
        .doesNotContain("class=\"site-footer\"", "Skip to content");
    assertThat(style()).contains("--color-accent", ".card-grid", "h1{font-weight:900}");
    site.theme = "plain";
    assertThat(html()).contains("class=\"site-footer\"").doesNotContain("Bold foot");
  }

  @Test
  void changesWithThePlainThemeBelowIt() {
    site.assembly.addTheme(
        "plain",
        Resources.of(
            Resources.of(
                "theme-plain", Map.of("templates/partial/header.hbs", "<header>New head</header>")),
            Resources.of("theme-plain", Path.of("../../themes/plain/src/main/resources"))));
    assertThat(html()).contains("New head", "Bold foot");
  }

  @Test
  void leavesThePageWholeWhenItGoes() {
    String before = html();
    site.assembly.removeTheme("bold", BOLD);
    assertThat(html()).contains("class=\"site-footer\"").doesNotContain("Bold foot");
    Matcher style = Pattern.compile("/assets/[^\"]+/theme/page\\.css").matcher(before);
    assertThat(style.find()).isTrue();
    assertThat(site.get(style.group()).status()).isEqualTo(200);
  }

  @Test
  void isNotRemovedByWhatItReplaced() {
    site.assembly.addTheme("bold", Resources.of(BOLD, BOLD));
    site.assembly.removeTheme("bold", BOLD);
    assertThat(html()).contains("Bold foot");
  }
}
