// SPDX-License-Identifier: Apache-2.0
package org.candorcms.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import org.candorcms.api.security.Role;
import org.jspecify.annotations.Nullable;

/** The navigation of the administration for whoever asks. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ScreensResource {
  /** Languages the administration itself speaks. */
  static final List<String> LANGUAGES = List.of("en", "vi", "th", "lo", "fil");

  private final ScreenCatalog catalog;

  /** Serves a catalog. */
  public ScreensResource(ScreenCatalog catalog) {
    this.catalog = catalog;
  }

  /** Screens that the caller may see, with titles in the caller's language. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.EDITOR, Role.MODERATOR})
  public Response screens(
      @QueryParam("lang") @Nullable String lang,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    return Response.ok(list(lang, headers, security))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  Screens list(@Nullable String lang, HttpHeaders headers, SecurityContext security) {
    List<Locale> languages =
        lang == null ? headers.getAcceptableLanguages() : List.of(Locale.forLanguageTag(lang));
    List<Entry> items =
        catalog.offers().stream()
            .filter(offer -> offer.screen().roles().stream().anyMatch(security::isUserInRole))
            .map(offer -> entry(offer, languages))
            .toList();
    return new Screens(items, LANGUAGES);
  }

  private Entry entry(ScreenCatalog.Offer offer, List<Locale> languages) {
    var screen = offer.screen();
    return new Entry(
        screen.id(),
        offer.titles().title(screen.titleKey(), languages),
        screen.group(),
        screen.icon(),
        screen.element(),
        catalog.modulePath(offer),
        screen.order());
  }

  /**
   * The answer.
   *
   * @param items screens in order
   * @param languages languages of the shell
   */
  public record Screens(List<Entry> items, List<String> languages) {}

  /**
   * A screen.
   *
   * @param id also the address, {@code /admin/#/<id>}
   * @param title in the caller's language
   * @param group {@code content}, {@code insight}, {@code system}, or {@code editor} for a tool of
   *     text editors
   * @param icon of the icon set
   * @param element custom element that draws it
   * @param module address of its module, relative to {@code /admin/}
   * @param order smaller comes first
   */
  public record Entry(
      String id,
      String title,
      String group,
      String icon,
      String element,
      String module,
      int order) {}
}
