// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.registry;

import org.candorcms.disclosure.check.Brand;

/** Brands by name. */
public interface BrandBook {
  /** What is known of a brand; of an unknown one only its name. */
  Brand named(String name);
}
