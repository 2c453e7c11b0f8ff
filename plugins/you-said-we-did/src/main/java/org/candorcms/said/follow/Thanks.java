// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.follow;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.mail.Message;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.said.voice.Returning;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Thanks who came back, and invites them; what they get for it stands in the mail. */
@Component(service = Thanks.class)
public final class Thanks {
  private final Returning returning;
  private final Mail mail;
  private final Followers followers;
  private final SiteAddress address;
  private final Letters letters = new Letters();

  /** Gets its surroundings. */
  @Activate
  public Thanks(
      @Reference Returning returning,
      @Reference Mail mail,
      @Reference Followers followers,
      @Reference SiteAddress address) {
    this.returning = returning;
    this.mail = mail;
    this.followers = followers;
    this.address = address;
  }

  /**
   * Sends a mail; the same words to the same person go out once.
   *
   * @param incentive what they get for taking part; empty for nothing, which the mail says too
   * @return whether it was new
   * @throws ProblemException 404 for somebody who is not there or wants no mails
   */
  public boolean send(String person, String text, String incentive, String root) {
    Returning.Address to =
        returning
            .address(person)
            .orElseThrow(
                () ->
                    new ProblemException(
                        CommonProblem.NOT_FOUND,
                        "Nobody who came back and wants mails has this id"));
    Locale language = Locale.forLanguageTag(to.person().lang());
    String site = address.root(root);
    String stop = followers.stopToken("*", person);
    String deal =
        incentive.isEmpty()
            ? letters.text(language, "thanks.nothing", Map.of())
            : letters.text(language, "thanks.incentive", Map.of("incentive", incentive));
    Map<String, String> values =
        Map.of(
            "count",
            Long.toString(to.person().voices()),
            "body",
            text,
            "incentive",
            deal,
            "stop",
            site + Followers.UNSUBSCRIBE_PATH + "?token=" + stop);
    String key =
        "said.thanks:"
            + UUID.nameUUIDFromBytes((person + "\n" + text).getBytes(StandardCharsets.UTF_8));
    return mail.send(
        key,
        Message.of(
                to.email(),
                language,
                letters.subject(language, "thanks.subject", values),
                letters.text(language, "thanks.text", values))
            .withUnsubscribe(URI.create(site + Followers.ONE_CLICK_PATH + "?token=" + stop)));
  }
}
