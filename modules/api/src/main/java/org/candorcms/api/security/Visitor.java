// SPDX-License-Identifier: Apache-2.0
package org.candorcms.api.security;

/**
 * Who is asking, as far as the rate limit tells visitors apart. Not to be stored as it is: keep a
 * keyed hash.
 *
 * @param address network address, an IPv6 one cut to its /64; forwarded addresses count only from
 *     trusted proxies
 * @since 1.1
 */
public record Visitor(String address) {
  /**
   * The request attribute (in Jakarta REST: the property) of type {@code Visitor} in which the host
   * leaves the visitor of every request.
   */
  public static final String ATTRIBUTE = "org.candorcms.visitor";
}
