// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.importing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.candorcms.api.feed.FeedFile;
import org.candorcms.api.feed.FeedName;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code /feeds/google-reviews.xml}. The file is made anew when reviews or products have changed
 * since, and only by one request at a time, so that asking for it often costs little.
 */
@Component(service = FeedFile.class)
@FeedName("google-reviews")
public final class GoogleReviewsFeed implements FeedFile {
  private final Exporter exporter;
  private final Store store;
  private final PluginFiles files;
  private String stamp = "";

  /** Gets its surroundings. */
  @Activate
  public GoogleReviewsFeed(
      @Reference Exporter exporter,
      @Reference(target = "(candor.store=reviews)") Store store,
      @Reference PluginFiles files) {
    this.exporter = exporter;
    this.store = store;
    this.files = files;
  }

  @Override
  public String ending() {
    return "xml";
  }

  @Override
  public String mediaType() {
    return "application/xml";
  }

  @Override
  public void write(OutputStream out, UnaryOperator<String> absolute) throws IOException {
    Files.copy(current(absolute), out);
  }

  private synchronized Path current(UnaryOperator<String> absolute) throws IOException {
    Path file = files.folder("feeds").resolve("google-reviews.xml");
    String now = absolute.apply("/") + ' ' + changes();
    if (!now.equals(stamp) || !Files.exists(file)) {
      Path next = Files.createTempFile(file.getParent(), "google-reviews", ".new");
      try (OutputStream made = Files.newOutputStream(next)) {
        exporter.write(Format.GOOGLE, "", absolute, made);
      }
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      stamp = now;
    }
    return file;
  }

  /** Another text after every change that the feed shows. */
  private String changes() {
    Object[] row =
        store.read(
            em ->
                (Object[])
                    em.createNativeQuery(
                            "select counter, (select sum(reviews) from reviews_count), (select"
                                + " sum(reviews) from reviews_count where verified = true), (select"
                                + " max(updated_at) from reviews_product), (select max(decided_at)"
                                + " from reviews_ledger) from reviews_lock where name = 'import'")
                        .getSingleResult());
    return Arrays.toString(row);
  }
}
