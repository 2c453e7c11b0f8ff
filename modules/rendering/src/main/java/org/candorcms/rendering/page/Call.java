// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.security.Caller;
import org.candorcms.api.security.Visitor;
import org.candorcms.api.widget.FormResult;

/**
 * A request as far as rendering reads it, apart from the servlet that took it.
 *
 * @param path decoded, from the root of the site, without a slash at its end
 * @param query parameters in order
 * @param base where the site is mounted: empty or {@code /candor}
 * @param origin scheme, host and port
 * @param preferred languages the visitor reads, best first, the default last
 * @param caller who asks
 * @param visitor where from
 * @param form a form that was just sent
 * @param absolute whether all addresses are written with scheme and host, as a fragment needs
 */
record Call(
    String path,
    Map<String, List<String>> query,
    String base,
    String origin,
    List<Locale> preferred,
    Optional<Caller> caller,
    Optional<Visitor> visitor,
    Optional<SentForm> form,
    boolean absolute) {

  /**
   * A form that was sent without script.
   *
   * @param id of the form
   * @param result what became of it
   */
  record SentForm(String id, FormResult result) {}

  Call {
    query = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(query));
    preferred = List.copyOf(preferred);
  }

  /** First value of a parameter. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).flatMap(values -> values.stream().findFirst());
  }

  /** The same request with the outcome of a form. */
  Call with(SentForm sent) {
    return new Call(
        path, query, base, origin, preferred, caller, visitor, Optional.of(sent), absolute);
  }
}
