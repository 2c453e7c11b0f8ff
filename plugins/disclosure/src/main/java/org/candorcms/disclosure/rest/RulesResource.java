// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.security.Role;
import org.candorcms.disclosure.rules.RuleBook;
import org.candorcms.disclosure.rules.RuleBooks;
import org.candorcms.disclosure.rules.RulePack;
import org.candorcms.disclosure.wording.Refused;
import org.candorcms.disclosure.wording.Statement;
import org.jspecify.annotations.Nullable;

/** The rules, each with its source. */
@Path("rules")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class RulesResource {
  private final RuleBooks books;
  private final Clock clock;

  RulesResource(RuleBooks books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  /** Rule packs. */
  public record RulePacks(List<RulePack> items, @Nullable String next, long total) {}

  /**
   * The packs that hold on a day, one for each jurisdiction.
   *
   * @param audience only that of this jurisdiction
   * @param at day or moment; absent: today
   */
  @GET
  @RolesAllowed(Role.EDITOR)
  public RulePacks rules(
      @QueryParam("audience") @Nullable String audience, @QueryParam("at") @Nullable String at) {
    RuleBook book = books.inForce();
    LocalDate day = Days.read("at", Optional.ofNullable(at)).orElseGet(() -> LocalDate.now(clock));
    if (audience != null && !book.knows(audience)) {
      throw Refused.invalid(
          "audience",
          "unknown-audience",
          Statement.of(
              "problem.unknown-audience",
              "audience",
              audience,
              "known",
              String.join(", ", book.jurisdictions().keySet())));
    }
    List<RulePack> packs =
        (audience == null ? book.jurisdictions().keySet() : List.of(audience))
            .stream().flatMap(one -> book.pack(one, day).stream()).toList();
    return new RulePacks(packs, null, packs.size());
  }
}
