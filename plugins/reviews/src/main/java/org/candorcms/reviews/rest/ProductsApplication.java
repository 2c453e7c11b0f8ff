// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Role;
import org.candorcms.reviews.review.Product;
import org.candorcms.reviews.review.Products;
import org.candorcms.reviews.review.Rating;
import org.candorcms.reviews.review.ReviewLabels;
import org.candorcms.reviews.review.Reviews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything under {@code /api/products}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/products")
public final class ProductsApplication extends Application {
  private final Set<Object> resources;

  /** Makes the resource. */
  @Activate
  public ProductsApplication(
      @Reference Products products, @Reference Reviews reviews, @Reference ReviewLabels labels) {
    this.resources = Set.of(new ProductsResource(products, reviews, labels));
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }

  /** What is known of products, and how they are rated. */
  @Path("")
  @Produces(MediaType.APPLICATION_JSON)
  @PermitAll
  public static final class ProductsResource {
    private final Products products;
    private final Reviews reviews;
    private final ReviewLabels labels;

    ProductsResource(Products products, Reviews reviews, ReviewLabels labels) {
      this.products = products;
      this.reviews = reviews;
      this.labels = labels;
    }

    /**
     * A product with its rating.
     *
     * @param labels what must stand with it wherever it is shown, in English
     */
    public record ProductAnswer(
        String id,
        Optional<String> name,
        Optional<String> url,
        Optional<String> image,
        Optional<String> gtin,
        Optional<String> mpn,
        Optional<String> sku,
        Optional<String> brand,
        Rating rating,
        List<String> labels) {}

    /** What is known of a product. Any id is a product, because none needs registration. */
    @GET
    @Path("{id}")
    @PermitAll
    public ProductAnswer get(@PathParam("id") String id) {
      String known = known(id);
      Product product = products.find(List.of(known)).getOrDefault(known, Product.UNKNOWN);
      return answer(known, product);
    }

    private ProductAnswer answer(String id, Product product) {
      return new ProductAnswer(
          id,
          product.name(),
          product.url(),
          product.image(),
          product.gtin(),
          product.mpn(),
          product.sku(),
          product.brand(),
          reviews.rating(id),
          labels.ofProduct(id, Locale.ENGLISH));
    }

    /** Says what a product is called and where it is; replaces what was said before. */
    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.MODERATOR)
    public Response put(@PathParam("id") String id, Product product) {
      String known = known(id);
      boolean created = products.put(known, product);
      return Response.status(created ? 201 : 200).entity(answer(known, product)).build();
    }

    /** The headline of a product. */
    @GET
    @Path("{id}/rating")
    @PermitAll
    public Rating rating(@PathParam("id") String id) {
      return reviews.rating(known(id));
    }

    private static String known(String id) {
      if (!id.matches(Product.ID)) {
        throw new ProblemException(CommonProblem.NOT_FOUND, "No product can have this id");
      }
      return id;
    }
  }
}
