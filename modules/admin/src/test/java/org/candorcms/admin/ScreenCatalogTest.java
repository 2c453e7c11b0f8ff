// SPDX-License-Identifier: Apache-2.0
package org.candorcms.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class ScreenCatalogTest {
  @TempDir Path folder;

  @Test
  void keepsTheOlderBundleUntilItHasGone() throws Exception {
    Fakes.folder(folder, List.of("old/assets/demo/admin.js", "1", "new/assets/demo/admin.js", "2"));
    Bundle older = Fakes.bundle(7, "com.example.demo", folder.resolve("old"));
    Bundle newer = Fakes.bundle(9, "com.example.demo", folder.resolve("new"));
    ScreenCatalog catalog = Fakes.catalog(() -> Fakes.screen("help.articles"));
    catalog.addingService(Fakes.reference(newer, 2));
    ScreenCatalog.Offer first =
        Objects.requireNonNull(catalog.addingService(Fakes.reference(older, 1)));

    assertThat(catalog.offers())
        .singleElement()
        .extracting(o -> o.bundle().getBundleId())
        .isEqualTo(7L);
    catalog.removedService(Fakes.reference(older, 1), first);
    assertThat(catalog.offers())
        .singleElement()
        .extracting(o -> o.bundle().getBundleId())
        .isEqualTo(9L);
  }

  @Test
  void leavesOutAScreenThatThrows() throws Exception {
    Fakes.folder(folder, List.of("assets/demo/admin.js", "1"));
    ScreenCatalog catalog =
        Fakes.catalog(
            () -> {
              throw new IllegalStateException("planted");
            });
    assertThat(catalog.addingService(Fakes.reference(Fakes.bundle(7, "x", folder), 1))).isNull();
    assertThat(catalog.offers()).isEmpty();
  }

  @Test
  void showsScreensOfTheCallersRolesWithTitlesInTheCallersLanguage() throws Exception {
    Fakes.folder(
        folder,
        List.of(
            "assets/demo/admin.js", "1",
            "messages/help_en.properties", "help.articles.title=Articles",
            "messages/help_th.properties", "help.articles.title=บทความ"));
    ScreenCatalog catalog = Fakes.catalog(() -> Fakes.screen("help.articles"));
    catalog.addingService(Fakes.reference(Fakes.bundle(7, "x", folder), 1));
    ScreensResource resource = new ScreensResource(catalog);

    assertThat(titles(resource, "editor", "th")).containsExactly("บทความ");
    assertThat(titles(resource, "editor", "../x")).containsExactly("Articles");
    assertThat(titles(resource, "moderator", "th")).isEmpty();
  }

  private static List<String> titles(ScreensResource resource, String role, String language) {
    SecurityContext security =
        Fakes.of(
            SecurityContext.class,
            (method, args) -> method.equals("isUserInRole") ? role.equals(args[0]) : null);
    HttpHeaders headers = Fakes.of(HttpHeaders.class, (method, args) -> List.of(Locale.ENGLISH));
    var answer = resource.list(language, headers, security);
    return answer.items().stream().map(ScreensResource.Entry::title).toList();
  }
}
