// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.candorcms.api.consent.Consent;
import org.candorcms.api.consent.ConsentListener;
import org.candorcms.api.consent.Consents;
import org.candorcms.api.consent.Entry;
import org.candorcms.services.MovingClock;
import org.candorcms.testkit.EmbeddedStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final EmbeddedStore store = EmbeddedStore.of("services");
  private final MovingClock clock = new MovingClock();
  private final Ledger ledger = new Ledger(store, clock);
  private final List<Consent> heard = new ArrayList<>();
  private final List<String> forgotten = new ArrayList<>();

  LedgerTest() {
    ledger.listeners.add((ConsentListener) heard::add);
    ledger.addCache((Collection<String> tags) -> forgotten.addAll(tags));
  }

  @AfterEach
  void stop() {
    store.close();
  }

  private static Consent quote(String subject, @Nullable Instant until) {
    return new Consent(
        subject, "reviews.quote", "site", "You may quote my review", "reviews.form", until);
  }

  @Test
  void nothingIsAgreedThatIsNotInTheLedger() {
    assertThat(ledger.granted("reviews.review:1", "reviews.quote", "site")).isFalse();
    ledger.grant(quote("reviews.review:1", null));
    assertThat(ledger.granted("reviews.review:1", "reviews.quote", "site")).isTrue();
    assertThat(ledger.granted("reviews.review:1", "reviews.quote", "ads")).isFalse();
    assertThat(ledger.granted("reviews.review:1", "reviews.mail", "site")).isFalse();
    assertThat(
            ledger.granted(
                List.of("reviews.review:1", "reviews.review:2"), "reviews.quote", "site"))
        .containsExactly("reviews.review:1");
  }

  @Test
  void aConsentHasTheWordsThatWereAgreedTo() {
    assertThatThrownBy(() -> new Consent("a", "reviews.quote", "site", " ", "reviews.form", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void tellsOfAWithdrawalAtOnce() {
    ledger.grant(quote("reviews.review:1", null));
    assertThat(ledger.withdraw("reviews.review:1", "reviews.other")).isZero();
    assertThat(ledger.withdraw("reviews.review:1", "")).isEqualTo(1);
    assertThat(ledger.granted("reviews.review:1", "reviews.quote", "site")).isFalse();
    assertThat(heard).containsExactly(quote("reviews.review:1", null));
    assertThat(forgotten).containsExactly(Consents.tag("reviews.review:1"));
    assertThat(ledger.withdraw("reviews.review:1", "")).isZero();
    assertThat(ledger.sweep()).isZero();
    assertThat(heard).hasSize(1);
  }

  @Test
  void tellsAgainWhoeverDidNotListen() {
    int[] calls = {0};
    ConsentListener busy =
        consent -> {
          if (calls[0]++ == 0) {
            throw new IllegalStateException("not now");
          }
        };
    ledger.listeners.add(busy);
    ledger.grant(quote("a", null));
    ledger.withdraw("a", "reviews.quote");
    assertThat(ledger.granted("a", "reviews.quote", "site")).isFalse();
    assertThat(ledger.sweep()).isEqualTo(1);
    assertThat(ledger.sweep()).isZero();
    assertThat(calls[0]).isEqualTo(2);
  }

  @Test
  void endsOnItsDate() {
    Instant end = clock.instant().plus(Duration.ofDays(30));
    ledger.grant(quote("a", end));
    ledger.sweep();
    assertThat(ledger.granted("a", "reviews.quote", "site")).isTrue();
    clock.pass(Duration.ofDays(30));
    assertThat(ledger.granted("a", "reviews.quote", "site")).isFalse();
    assertThat(ledger.sweep()).isEqualTo(1);
    assertThat(heard).containsExactly(quote("a", end));
    assertThat(ledger.history("a")).singleElement().extracting(Entry::reason).isEqualTo("expired");
  }

  @Test
  void aNewConsentReplacesTheOneInForceWithoutNews() {
    ledger.grant(quote("a", null));
    clock.pass(Duration.ofDays(1));
    ledger.grant(quote("a", clock.instant().plus(Duration.ofDays(1))));
    assertThat(ledger.history("a")).extracting(Entry::reason).containsExactly("", "replaced");
    assertThat(heard).isEmpty();
    assertThat(ledger.withdraw("a", "reviews.quote")).isEqualTo(1);
  }

  @Test
  void namesAPersonTheSameWayOnlyHere() {
    assertThat(ledger.person("Ann@Example.org ")).isEqualTo(ledger.person("ann@example.org"));
    assertThat(ledger.person("ann@example.org")).matches("person\\.[A-Za-z0-9_-]{43}");
    try (EmbeddedStore other = EmbeddedStore.of("services")) {
      assertThat(new Ledger(other, clock).person("ann@example.org"))
          .isNotEqualTo(ledger.person("ann@example.org"));
    }
  }

  @Test
  void erasingAPersonEndsConsentButKeepsTheProof() {
    String person = ledger.person("ann@example.org");
    ledger.grant(quote(person, null));
    ConsentPersonalData personal = new ConsentPersonalData(ledger);
    assertThat(personal.export("ann@example.org")).containsKey("consents");
    assertThat(personal.erase("ann@example.org")).isEqualTo(1);
    assertThat(personal.erase("ann@example.org")).isZero();
    assertThat(heard).hasSize(1);
    assertThat(ledger.history(person)).extracting(Entry::reason).containsExactly("erased");
  }
}
