// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.letter;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.candorcms.api.mail.Message;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.reviews.request.MailSettings;
import org.candorcms.reviews.request.Order;
import org.candorcms.reviews.token.Claim;
import org.candorcms.reviews.token.Claim.Purpose;
import org.candorcms.reviews.token.TokenKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Writes the mails to buyers and authors. Their links are signed and lead to pages under {@link
 * #PATH}; a mail can only be written where the site knows its own address.
 */
@Component(service = Letters.class, configurationPid = MailSettings.PID)
public final class Letters {
  /** Where the links of mails lead. */
  public static final String PATH = "/my-review";

  /** How long links that end or withdraw something go on working. */
  private static final Duration LONG = Duration.ofDays(3_650);

  private final HostSettings host;
  private final TokenKeys keys;
  private final Clock clock;
  private final String shop;

  /** Gets its surroundings. */
  @Activate
  public Letters(
      @Reference HostSettings host,
      @Reference TokenKeys keys,
      @Reference Clock clock,
      MailSettings settings) {
    this.host = host;
    this.keys = keys;
    this.clock = clock;
    this.shop = settings.shop$_$name().strip();
  }

  /** A review as a letter speaks of it. */
  public record About(String review, String email, String author, String product, String lang) {}

  /** Whether mails can be written: the site must know its own address. */
  public boolean possible() {
    return host.baseUrl().isPresent();
  }

  /**
   * Asks a buyer for reviews.
   *
   * @param invitations token by product id
   */
  public Message invitation(Order order, Map<String, String> invitations) {
    Letter letter = new Letter(language(order.language()));
    Map<String, String> words = Map.of("shop", shopName(), "order", order.id());
    greet(letter, order.name());
    letter.say("invitation.ask", words).say("invitation.fair");
    for (Order.Item item : order.products()) {
      String token = invitations.get(item.id());
      if (token != null) {
        letter.link(
            "invitation.review",
            Map.of("product", nameOf(item)),
            page("/write?invitation=" + token));
      }
    }
    String stop = token(Purpose.OPT_OUT, order.id());
    letter.say("invitation.why", words).link("invitation.stop", Map.of(), page("/opt-out/" + stop));
    return letter
        .to(order.email(), "invitation.subject", words)
        .withUnsubscribe(absolute("/api/orders/opt-out/" + stop));
  }

  /** Tells an author that the review is public. */
  public Message published(About about, boolean quotable) {
    Letter letter = new Letter(language(about.lang()));
    greet(letter, about.author());
    letter.say("published.text", words(about));
    if (quotable && possible()) {
      letter
          .say("published.quote", words(about))
          .link("published.withdraw", Map.of(), page("/quote/" + quoteToken(about.review())));
    }
    return letter.to(about.email(), "published.subject", words(about));
  }

  /**
   * Tells an author why the review is not public.
   *
   * @param reason code of a permitted reason
   * @param note of the moderator; may be empty
   */
  public Message rejected(About about, String reason, String note) {
    Letter letter = new Letter(language(about.lang()));
    greet(letter, about.author());
    letter.say("rejected.text", words(about));
    letter.say("reason." + reason);
    if (!note.isBlank()) {
      letter.say("rejected.note").quote(note);
    }
    letter.say("rejected.rules").say("rejected.again");
    return letter.to(about.email(), "rejected.subject", words(about));
  }

  /** Tells an author what the merchant answered. */
  public Message replied(About about, String reply) {
    Letter letter = new Letter(language(about.lang()));
    greet(letter, about.author());
    letter.say("replied.text", words(about)).quote(reply).say("replied.public");
    return letter.to(about.email(), "replied.subject", words(about));
  }

  private String quoteToken(String review) {
    return token(Purpose.QUOTE, review);
  }

  private String token(Purpose purpose, String subject) {
    return keys.tokens().sign(new Claim(purpose, subject, List.of(), clock.instant().plus(LONG)));
  }

  private void greet(Letter letter, String name) {
    if (name.isBlank()) {
      letter.say("hello");
    } else {
      letter.say("hello.name", Map.of("name", name));
    }
  }

  private Map<String, String> words(About about) {
    return Map.of("shop", shopName(), "product", about.product());
  }

  private String shopName() {
    return shop.isEmpty() ? host.baseUrl().map(URI::getHost).orElse("") : shop;
  }

  private static String nameOf(Order.Item item) {
    return item.name().isBlank() ? item.id() : item.name();
  }

  private static Locale language(String tag) {
    return tag.isBlank() ? Locale.ENGLISH : Locale.forLanguageTag(tag);
  }

  private URI page(String rest) {
    return absolute(PATH + rest);
  }

  private URI absolute(String path) {
    URI base =
        host.baseUrl().orElseThrow(() -> new IllegalStateException("candor.base.url is not set"));
    return URI.create(base + path);
  }
}
