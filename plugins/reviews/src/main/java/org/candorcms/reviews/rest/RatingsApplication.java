// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.reviews.review.Rating;
import org.candorcms.reviews.review.Reviews;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Everything under {@code /api/ratings}. */
@Component(service = Application.class, property = "osgi.jakartars.application.base=/ratings")
public final class RatingsApplication extends Application {
  private final Set<Object> resources;

  /** Makes the resource. */
  @Activate
  public RatingsApplication(@Reference Reviews reviews) {
    this.resources = Set.of(new RatingsResource(reviews));
  }

  @Override
  public Set<Object> getSingletons() {
    return resources;
  }

  /** Headlines of many products at once, for lists of products. */
  @Path("")
  @Produces(MediaType.APPLICATION_JSON)
  @PermitAll
  public static final class RatingsResource {
    private static final int MAX_PRODUCTS = 200;

    private final Reviews reviews;

    RatingsResource(Reviews reviews) {
      this.reviews = reviews;
    }

    /** One item for each product asked for. */
    public record Ratings(List<ProductRating> items, @Nullable String next, long total) {}

    /** The headline of a product. */
    public record ProductRating(
        String product,
        long count,
        @Nullable Double average,
        List<Long> histogram,
        Rating.Incentivised incentivised) {}

    /** Headlines in the order asked for. */
    @GET
    @PermitAll
    public Ratings ratings(@QueryParam("product") @Nullable List<String> products) {
      Set<String> wanted = new LinkedHashSet<>();
      if (products != null) {
        products.forEach(id -> wanted.add(Parameters.product("product", id)));
        wanted.remove("");
      }
      if (wanted.isEmpty() || wanted.size() > MAX_PRODUCTS) {
        throw ProblemException.invalid(
            "product", "size", "product must be given 1 to " + MAX_PRODUCTS + " times");
      }
      List<ProductRating> items = new ArrayList<>();
      reviews
          .ratings(wanted)
          .forEach(
              (product, rating) ->
                  items.add(
                      new ProductRating(
                          product,
                          rating.count(),
                          rating.average(),
                          rating.histogram(),
                          rating.incentivised())));
      return new Ratings(items, null, items.size());
    }
  }
}
