// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rest;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import java.util.function.Function;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.disclosure.wording.Refused;
import org.candorcms.disclosure.wording.Statement;
import org.candorcms.disclosure.wording.Wording;
import org.jspecify.annotations.Nullable;

/** What the resources of this plugin answer alike. */
final class Answers {
  /** A client's id. */
  static final String ID = "{id: [A-Za-z0-9._-]{1,128}}";

  private Answers() {}

  /** A list as every list of the API. */
  record Listing<T>(List<T> items, @Nullable String next, long total) {}

  /** One page of a list that was read with one item more than asked for. */
  static <T> Listing<T> page(List<T> items, int limit, long total, Function<T, String> id) {
    boolean more = items.size() > limit;
    List<T> shown = more ? items.subList(0, limit) : items;
    return new Listing<>(shown, more ? id.apply(shown.get(shown.size() - 1)) : null, total);
  }

  static Response saved(Object item, long version, boolean created) {
    return Response.status(created ? 201 : 200)
        .entity(item)
        .tag(new EntityTag(Long.toString(version)))
        .build();
  }

  static Response gone(boolean was, String what) {
    if (!was) {
      throw missing(what);
    }
    return Response.noContent().build();
  }

  static Refused missing(String what) {
    return new Refused(CommonProblem.NOT_FOUND, Statement.of("problem.missing." + what));
  }

  /** The language of an answer. */
  static Wording wording(HttpHeaders headers) {
    return Wording.in(headers.getAcceptableLanguages());
  }

  static String who(SecurityContext security) {
    Principal principal = security.getUserPrincipal();
    return principal == null ? "" : principal.getName();
  }

  /**
   * Compares {@code If-Match} with what is stored.
   *
   * @param version the stored version, 0 if nothing is stored
   */
  static void expect(@Nullable String ifMatch, long version) {
    if (ifMatch == null || ifMatch.strip().equals("*") && version > 0) {
      return;
    }
    String wanted = ifMatch.strip().replaceFirst("^W/", "").replace("\"", "");
    if (version == 0 || !wanted.equals(Long.toString(version))) {
      throw new Refused(
          CommonProblem.STALE,
          version == 0
              ? Statement.of("problem.nothing-yet")
              : Statement.of("problem.stale", "version", Long.toString(version)),
          version == 0 ? java.util.Map.of() : java.util.Map.of("ETag", "\"" + version + "\""));
    }
  }
}
