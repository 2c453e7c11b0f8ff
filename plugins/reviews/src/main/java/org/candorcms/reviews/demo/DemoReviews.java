// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.json.Json;
import org.candorcms.reviews.importing.DateOrder;
import org.candorcms.reviews.importing.Format;
import org.candorcms.reviews.importing.ImportReport;
import org.candorcms.reviews.importing.Importer;
import org.candorcms.reviews.review.Product;
import org.candorcms.reviews.review.Products;
import org.candorcms.reviews.review.ReviewQuery;
import org.candorcms.reviews.review.Reviews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The products and reviews of the demo site, brought in while there are no others. Their days are
 * written as distances ({@code now-9d+80m}), so that the demo never looks old.
 */
@Component(immediate = true, service = DemoReviews.class)
public final class DemoReviews {
  private static final Logger log = LoggerFactory.getLogger(DemoReviews.class);
  private static final Pattern DISTANCE =
      Pattern.compile("\"(\\w+)\": ?\"now-(\\d{1,4})d(?:\\+(\\d{1,5})m)?\"");

  /** Loads the demo where one was asked for and nothing is there yet. */
  @Activate
  public DemoReviews(
      @Reference PluginFiles files,
      @Reference Json json,
      @Reference Clock clock,
      @Reference Products products,
      @Reference Reviews reviews,
      @Reference Importer importer) {
    Optional<Path> folder = files.demo("reviews");
    if (folder.isEmpty() || reviews.page(ReviewQuery.of("")).total() > 0) {
      return;
    }
    try {
      for (String line : Files.readAllLines(folder.get().resolve("products.ndjson"))) {
        Map<String, Object> members = new LinkedHashMap<>(json.readObject(line));
        Object id = members.remove("id");
        products.put(String.valueOf(id), json.convert(members, Product.class));
      }
      String dated =
          dated(Files.readString(folder.get().resolve("reviews.ndjson")), clock.instant());
      ImportReport report =
          importer.run(
              new ByteArrayInputStream(dated.getBytes(StandardCharsets.UTF_8)),
              new Importer.Plan(Format.NDJSON, DateOrder.ISO, "", Importer.Mode.STORE),
              rows -> {});
      log.info("Demo reviews loaded: {}, refused: {}", report.created(), report.refused());
    } catch (IOException unreadable) {
      log.warn("The demo reviews cannot be read", unreadable);
    }
  }

  /** Distances as moments, or as days where only a day is meant. */
  static String dated(String lines, Instant now) {
    return DISTANCE
        .matcher(lines)
        .replaceAll(
            match -> {
              String minutes = match.group(3);
              Instant moment =
                  now.minus(Duration.ofDays(Long.parseLong(match.group(2))))
                      .plus(Duration.ofMinutes(minutes == null ? 0 : Long.parseLong(minutes)));
              String text =
                  match.group(1).equals("experienced_on")
                      ? LocalDate.ofInstant(moment, ZoneOffset.UTC).toString()
                      : moment.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
              return Matcher.quoteReplacement("\"" + match.group(1) + "\":\"" + text + "\"");
            });
  }
}
