// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import java.util.Collection;
import java.util.Map;

/** What is known of products. A product needs no registration to be reviewed. */
public interface Products {
  /** By id; {@link Product#UNKNOWN} for those that nothing was told of. One query. */
  Map<String, Product> find(Collection<String> ids);

  /**
   * Says what a product is called and where it is; replaces what was said before.
   *
   * @return whether it is the first time
   */
  boolean put(String id, Product product);
}
