// SPDX-License-Identifier: Apache-2.0
package org.candorcms.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the reviews plugin does in any host, whichever other plugins are there. */
public final class HostedReviews {
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final String PRODUCT = "host-lamp";
  private static final Pattern ADDRESS = Pattern.compile("(?:href|src|action)=\"([^\"#]+)");

  private HostedReviews() {}

  /** Waits until the plugin answers, then takes a review from the form to the page. */
  public static void check(Site site) {
    Waiting.until(
        "reviews are served", LIMIT, () -> site.get("/api/ratings?product=x").status() == 200);
    URI base = URI.create(site.base());
    String form = site.get("/fragments/reviews.form?product=" + PRODUCT).expect(200).body();
    assertThat(form).contains("action=\"" + site.base() + "/forms/reviews.form");
    site.post(
            "/forms/reviews.form",
            "product=" + PRODUCT + "&rating=4&body=Bright+%E0%BA%94%E0%BA%B5&name=Noi",
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Origin",
            site.base().substring(0, site.base().length() - base.getPath().length()))
        .expect(303);
    String id =
        site.post(
                "/api/reviews",
                Map.of(
                    "product",
                    PRODUCT,
                    "rating",
                    5,
                    "body",
                    "It lights the whole desk",
                    "author",
                    Map.of("name", "Ana")))
            .expect(201)
            .json()
            .path("id")
            .asText();
    site.get("/api/reviews/" + id).expect(404);
    Answer waiting = site.authorized("/api/reviews/queue?product=" + PRODUCT).expect(200);
    List<String> ids = new ArrayList<>();
    waiting.json().path("items").forEach(item -> ids.add(item.path("id").asText()));
    assertThat(ids).hasSize(2).contains(id);
    site.authorized("POST", "/api/reviews/decisions", Map.of("ids", ids, "decision", "approve"))
        .expect(200);
    site.post("/api/reviews/" + id + "/votes", Map.of("helpful", true)).expect(200);
    site.authorized(
            "POST",
            "/api/reviews/import?format=judgeme",
            "product_handle,body,reviewer_name,rating,review_date\n"
                + PRODUCT
                + ",Imported,Bao,3,2025-02-03\n",
            "Content-Type",
            "text/csv")
        .expect(200);
    assertThat(
            site.get("/api/ratings?product=" + PRODUCT)
                .expect(200)
                .json()
                .at("/items/0/average")
                .asDouble())
        .isEqualTo(4.0);
    String list = site.get("/fragments/reviews.list?product=" + PRODUCT).expect(200).body();
    assertThat(list).contains("It lights the whole desk", "Bright ດີ", "Imported");
    assertThat(ADDRESS.matcher(list).results().map(link -> link.group(1)))
        .isNotEmpty()
        .allMatch(address -> address.startsWith(site.base() + "/") || address.startsWith("?"));
    assertThat(site.get("/fragments/reviews.summary?product=" + PRODUCT).expect(200).body())
        .contains("application/ld+json", "\"reviewCount\":3");
    assertThat(site.get("/feeds/google-reviews.xml").expect(200).body()).contains(id);
    assertThat(site.authorized("/api/admin/screens").expect(200).body())
        .contains("reviews.queue", "services.mail");
  }
}
