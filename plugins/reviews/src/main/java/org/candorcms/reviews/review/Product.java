// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/**
 * What is known of a product beside its id.
 *
 * @param name at most 300 characters
 * @param url page of the product
 * @param image picture of the product
 */
public record Product(
    Optional<@Size(min = 1, max = 300) String> name,
    Optional<@Size(max = 2000) @Pattern(regexp = Product.ADDRESS) String> url,
    Optional<@Size(max = 2000) @Pattern(regexp = Product.ADDRESS) String> image,
    Optional<@Pattern(regexp = "[0-9]{8,14}") String> gtin,
    Optional<@Size(max = 70) String> mpn,
    Optional<@Size(max = 100) String> sku,
    Optional<@Size(max = 100) String> brand) {
  /** Web addresses and paths of this site. */
  public static final String ADDRESS = "https?://[^\\s<>\"]+|/[^\\s<>\"/\\\\][^\\s<>\"\\\\]*|/";

  /** Ids are the client's. */
  public static final String ID = "[A-Za-z0-9._-]{1,128}";

  /** Nothing known. */
  public static final Product UNKNOWN =
      new Product(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Fills what was left out. */
  @SuppressWarnings({"NullAway", "OptionalAssignedToNull"})
  public Product {
    name = name == null ? Optional.empty() : name;
    url = url == null ? Optional.empty() : url;
    image = image == null ? Optional.empty() : image;
    gtin = gtin == null ? Optional.empty() : gtin;
    mpn = mpn == null ? Optional.empty() : mpn;
    sku = sku == null ? Optional.empty() : sku;
    brand = brand == null ? Optional.empty() : brand;
  }
}
