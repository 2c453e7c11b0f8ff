// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;

/**
 * What an editor composes, as it is sent and stored.
 *
 * @param id the page's id, where it is told again; must be that of the address
 * @param path from the root of the site, lower case words in any script: {@code /about-us}
 * @param title plain text
 * @param lang BCP 47
 * @param template layout of the theme
 * @param widgets in order of appearance
 * @param seo what search engines and cards are told
 * @param navigation place in the main navigation; absent for none
 * @param translationOf id of the page that this one translates
 */
public record PageDraft(
    Optional<@Pattern(regexp = "[A-Za-z0-9._-]{1,128}") String> id,
    @NotBlank
        @Size(max = 500)
        @Pattern(
            regexp = "/|(/[\\p{L}\\p{M}\\p{N}](?:[\\p{L}\\p{M}\\p{N}._~-]*))+",
            message = "must start with a slash and consist of words between slashes")
        String path,
    @NotBlank @Size(max = 300) String title,
    @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", message = "must be a language as in BCP 47")
        String lang,
    @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String template,
    @Size(max = 200) List<@Valid Widget> widgets,
    Optional<@Valid Seo> seo,
    Optional<@Valid Navigation> navigation,
    Optional<@Pattern(regexp = "[A-Za-z0-9._-]{1,128}") String> translationOf) {

  /**
   * A widget on the page.
   *
   * @param id unique on the page
   * @param type id of the widget
   * @param slot of the layout
   * @param settings as the widget's schema says
   */
  public record Widget(
      @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String id,
      @Pattern(regexp = "[a-z0-9-]+(\\.[a-z0-9-]+)+") @Size(max = 80) String type,
      @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String slot,
      Optional<Map<String, Object>> settings) {}

  /**
   * What search engines and cards are told.
   *
   * @param description one or two sentences
   * @param image path of an image for cards
   * @param indexed whether search engines may list the page
   */
  public record Seo(
      Optional<@Size(max = 400) String> description,
      Optional<@Size(max = 500) @Pattern(regexp = "/[^\\s\"<>]*") String> image,
      Optional<Boolean> indexed) {}

  /**
   * Place in the main navigation.
   *
   * @param order smaller comes first
   * @param title where it differs from the page's
   */
  public record Navigation(
      @Min(0) @Max(9999) int order, Optional<@NotBlank @Size(max = 100) String> title) {}

  /** Paths that belong to the product; a page there would never be seen. */
  private static final Set<String> RESERVED =
      Set.of(
          "api",
          "admin",
          "assets",
          "feeds",
          "forms",
          "fragments",
          "health",
          "metrics",
          "embed.js",
          "sitemap.xml",
          "robots.txt",
          "favicon.svg",
          "favicon.ico");

  /** Checks what annotations cannot say. */
  void check(String pageId) {
    id.filter(told -> !told.equals(pageId))
        .ifPresent(
            told -> {
              throw ProblemException.invalid(
                  "/id", "mismatch", "id was " + told + "; the address says " + pageId);
            });
    String first = path.substring(1).split("/", 2)[0];
    if (RESERVED.contains(first)) {
      throw ProblemException.invalid(
          "/path", "reserved", "/" + first + " belongs to Candor itself; choose another path");
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < widgets.size(); i++) {
      if (!ids.add(widgets.get(i).id())) {
        throw ProblemException.invalid(
            List.of(
                new FieldError(
                    "/widgets/" + i + "/id",
                    "duplicate",
                    "id " + widgets.get(i).id() + " is used twice on this page")));
      }
    }
  }
}
