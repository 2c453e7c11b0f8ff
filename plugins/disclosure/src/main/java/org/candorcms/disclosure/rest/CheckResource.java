// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.json.MaxBody;
import org.candorcms.api.security.Role;
import org.candorcms.disclosure.check.Brand;
import org.candorcms.disclosure.check.CheckRequest;
import org.candorcms.disclosure.check.CheckResult;
import org.candorcms.disclosure.check.Checker;
import org.candorcms.disclosure.check.Relation;
import org.candorcms.disclosure.rules.Connection;
import org.candorcms.disclosure.rules.Medium;
import org.candorcms.disclosure.wording.Refused;
import org.candorcms.disclosure.wording.Statement;

/** Checks the HTML of any site, this one or another. */
@Path("check")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class CheckResource {
  /** Escapes make a character up to six bytes long. */
  private static final long MAX_BODY = 6L * CheckRequest.MAX_HTML + 200_000;

  private final Checker checker;
  private final Clock clock;

  CheckResource(Checker checker, Clock clock) {
    this.checker = checker;
    this.clock = clock;
  }

  /**
   * Content to check.
   *
   * @param html a document or a fragment
   * @param lang language of the content
   * @param audiences jurisdictions whose readers it addresses; see {@code GET rules}
   * @param at day, or moment, whose rules hold; absent: today
   */
  public record CheckInput(
      @NotNull @Size(max = CheckRequest.MAX_HTML) String html,
      @NotNull Locale lang,
      Optional<Medium> medium,
      @NotNull @Size(min = 1, max = 30) List<@NotBlank @Size(max = 20) String> audiences,
      @Size(max = 50) List<@Valid Tie> relations,
      Optional<@Size(max = 40) String> at) {}

  /**
   * What ties the maker of the content to a brand.
   *
   * @param brand name of the brand; may be left out where the tie has none, as for images made by a
   *     machine
   * @param from first day, or moment
   * @param to last day, or moment; absent while it lasts
   */
  public record Tie(
      Connection kind,
      Optional<@Size(max = 120) String> brand,
      Optional<@Size(max = 200) String> creator,
      Optional<@Size(max = 40) String> from,
      Optional<@Size(max = 40) String> to,
      @Size(max = 20) List<@NotBlank @Size(max = 120) String> aliases,
      @Size(max = 20) List<@NotBlank @Size(max = 250) String> domains,
      @Size(max = 20) List<@NotBlank @Size(max = 60) String> codes) {}

  /** Checks, in the words of a language that the request prefers; changes nothing. */
  @POST
  @MaxBody(MAX_BODY)
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public CheckResult check(CheckInput input, @Context HttpHeaders headers) {
    List<Relation> relations = new ArrayList<>();
    for (int i = 0; i < input.relations().size(); i++) {
      relations.add(relation("/relations/" + i, input.relations().get(i)));
    }
    return checker.check(
        new CheckRequest(
            input.html(),
            input.lang(),
            input.medium().orElse(Medium.ARTICLE),
            input.audiences().stream().map(name -> name.toUpperCase(Locale.ROOT)).toList(),
            relations,
            Days.read("/at", input.at()).orElseGet(() -> LocalDate.now(clock)),
            Set.of(),
            Answers.wording(headers)));
  }

  private static Relation relation(String pointer, Tie tie) {
    Optional<LocalDate> from = Days.read(pointer + "/from", tie.from());
    Optional<LocalDate> to = Days.read(pointer + "/to", tie.to());
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw Refused.invalid(pointer + "/to", "order", Statement.of("problem.order"));
    }
    Brand brand =
        new Brand(tie.brand().orElse("").strip(), tie.aliases(), tie.domains(), tie.codes());
    return new Relation(tie.kind(), brand, tie.creator().orElse(""), from, to);
  }
}
