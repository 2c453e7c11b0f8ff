// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Optional;

/** A stored product. */
@Entity
@Table(name = "reviews_product")
public class ProductRow {
  @Id String id = "";
  String name = "";
  String url = "";
  String image = "";
  String gtin = "";
  String mpn = "";
  String sku = "";
  String brand = "";

  @Column(name = "updated_at")
  long updatedAt;

  /** For the persistence provider. */
  public ProductRow() {}

  Product product() {
    return new Product(
        some(name), some(url), some(image), some(gtin), some(mpn), some(sku), some(brand));
  }

  void set(Product product, long now) {
    name = product.name().orElse("");
    url = product.url().orElse("");
    image = product.image().orElse("");
    gtin = product.gtin().orElse("");
    mpn = product.mpn().orElse("");
    sku = product.sku().orElse("");
    brand = product.brand().orElse("");
    updatedAt = now;
  }

  private static Optional<String> some(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}
