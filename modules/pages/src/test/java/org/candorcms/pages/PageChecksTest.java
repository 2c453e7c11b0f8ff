// SPDX-License-Identifier: Apache-2.0
package org.candorcms.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.candorcms.api.check.Finding;
import org.candorcms.api.check.PageCheck;
import org.candorcms.api.page.RenderedPage;
import org.candorcms.api.problem.ProblemException;
import org.junit.jupiter.api.Test;

class PageChecksTest {
  private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
  private static final PageDraft DRAFT =
      new PageDraft(
          Optional.empty(),
          "/boots",
          "Boots",
          "en",
          "page",
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
  private final Previews previews =
      new Previews("key".getBytes(StandardCharsets.UTF_8), Clock.fixed(NOW, ZoneOffset.UTC));
  private final PageChecks checks =
      new PageChecks(this::rendered, previews, Duration.ofMillis(200));

  private Optional<RenderedPage> rendered(String path, String preview) {
    String seen = preview.isEmpty() ? "published" : previews.pageId(preview).orElse("forged");
    return Optional.of(new RenderedPage("page:" + seen, path, "Boots", Locale.ENGLISH, "<p>Hi"));
  }

  private static final List<Locale> READERS =
      List.of(Locale.forLanguageTag("lo"), Locale.forLanguageTag("th"));

  private static PageCheck finding(Finding.Severity severity, String code) {
    return check(
        page ->
            List.of(
                new Finding(
                    severity,
                    code,
                    "Found on " + page.contentId() + ".",
                    new Finding.Place(0, "Hi"),
                    "A rule.",
                    "Do it.")));
  }

  private static PageCheck check(java.util.function.Function<RenderedPage, List<Finding>> work) {
    return new PageCheck() {
      @Override
      public String name() {
        return "test.check";
      }

      @Override
      public List<Finding> check(RenderedPage page) {
        return work.apply(page);
      }
    };
  }

  @Test
  void blocksWithEveryReasonAndNothingElse() {
    checks.checks.add(finding(Finding.Severity.WARN, "small"));
    checks.checks.add(finding(Finding.Severity.BLOCK, "large"));
    assertThatThrownBy(() -> checks.require("boots", DRAFT, NOW, READERS))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.code().status()).isEqualTo(422);
              assertThat(problem.errors()).extracting("code").containsExactly("large");
              assertThat(problem.errors().get(0).message())
                  .isEqualTo("Found on page:boots. At: “Hi”. A rule. Do it.");
            });
  }

  @Test
  void asksInTheLanguagesOfTheReader() {
    checks.checks.add(
        new PageCheck() {
          @Override
          public String name() {
            return "test.language";
          }

          @Override
          public List<Finding> check(RenderedPage page) {
            throw new AssertionError("The language of the reader is lost");
          }

          @Override
          public List<Finding> check(RenderedPage page, List<Locale> readers) {
            return List.of(Finding.warning("in", readers.toString()));
          }
        });
    assertThat(checks.require("boots", DRAFT, NOW, READERS))
        .extracting("message")
        .containsExactly("[lo, th]");
  }

  @Test
  void warnsOfWhatDoesNotBlock() {
    checks.checks.add(finding(Finding.Severity.WARN, "small"));
    assertThat(checks.require("boots", DRAFT, NOW, READERS))
        .extracting("code")
        .containsExactly("small");
  }

  @Test
  void aCheckThatThrowsOrHangsOnlyWarns() {
    CountDownLatch never = new CountDownLatch(1);
    checks.checks.add(
        check(
            page -> {
              throw new IllegalStateException("broken");
            }));
    checks.checks.add(
        check(
            page -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return List.of();
            }));
    assertThat(checks.require("boots", DRAFT, NOW, READERS))
        .extracting("code")
        .containsExactlyInAnyOrder("check.failed", "check.slow");
  }

  @Test
  void aCheckThatLeftIsNotAsked() {
    PageCheck blocking = finding(Finding.Severity.BLOCK, "large");
    checks.checks.add(blocking);
    checks.checks.remove(blocking);
    assertThat(checks.require("boots", DRAFT, NOW, READERS)).isEmpty();
  }

  @Test
  void tellsWhatVisitorsSeeAfterPublication() throws InterruptedException {
    LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    checks.checks.add(
        new PageCheck() {
          @Override
          public String name() {
            return "test.told";
          }

          @Override
          public List<Finding> check(RenderedPage page) {
            return List.of();
          }

          @Override
          public void published(RenderedPage page, String by) {
            told.add(page.contentId() + " by " + by);
          }
        });
    checks.published("/boots", "ada");
    assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("page:published by ada");
  }
}
