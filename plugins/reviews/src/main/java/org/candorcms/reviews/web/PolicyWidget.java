// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.candorcms.reviews.alert.AlertSettings;
import org.candorcms.reviews.alert.ReplyTimes;
import org.candorcms.reviews.moderation.Fairness;
import org.candorcms.reviews.moderation.Moderation;
import org.candorcms.reviews.moderation.ModerationSettings;
import org.candorcms.reviews.moderation.Reason;
import org.candorcms.reviews.request.MailSettings;
import org.candorcms.reviews.review.Reviews;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * How reviews are checked, ordered and moderated, told from the settings in force. What it says is
 * what EU UCPD article 7(6), UK DMCC schedule 20 paragraph 13 and French Code de la consommation
 * D111-17 want told.
 */
@Component(
    service = Widget.class,
    configurationPid = {ModerationSettings.PID, MailSettings.PID, AlertSettings.PID})
@WidgetType(
    id = "reviews.policy",
    title = "Review policy",
    category = "reviews",
    description = "How reviews are checked, ordered and moderated, from the settings in force",
    icon = "shield")
public final class PolicyWidget implements Widget<PolicyWidget.Settings> {
  private static final Duration REUSE = Duration.ofMinutes(5);

  /** As long as the public answer times of the API reach back by default. */
  private static final int REPLY_DAYS = 90;

  private final Moderation moderation;
  private final ReplyTimes replyTimes;
  private final int publishAfterDays;
  private final boolean invites;
  private final int inviteAfterDays;
  private final int replyMinutes;

  /** Settings. */
  public record Settings(@Label("Heading") Optional<@Size(max = 200) String> heading) {}

  /** Gets its surroundings and the settings in force. */
  @Activate
  public PolicyWidget(
      @Reference Moderation moderation,
      @Reference ReplyTimes replyTimes,
      ModerationSettings moderationSettings,
      MailSettings mailSettings,
      AlertSettings alertSettings) {
    this.moderation = moderation;
    this.replyTimes = replyTimes;
    this.publishAfterDays = moderationSettings.publish$_$after$_$days();
    this.invites = mailSettings.requests();
    this.inviteAfterDays = mailSettings.days$_$after$_$delivery();
    this.replyMinutes = alertSettings.reply$_$minutes();
  }

  @Override
  public View render(Settings settings, RenderContext context) {
    Fairness fairness = moderation.fairness();
    List<Models.Treated> ledger = new ArrayList<>();
    for (int stars = 5; stars >= 1; stars--) {
      int wanted = stars;
      fairness.byStar().stream()
          .filter(star -> star.rating() == wanted)
          .map(
              star ->
                  new Models.Treated(wanted, star.decided(), star.rejected(), star.medianWait()))
          .forEach(ledger::add);
    }
    boolean decided = ledger.stream().anyMatch(star -> star.decided() > 0);
    Models.Policy model =
        new Models.Policy(
            settings.heading().orElse(""),
            sections(new Wording(context)),
            replies(replyTimes.last(REPLY_DAYS)),
            decided ? ledger : List.of(),
            fairness.days(),
            fairness.alarm());
    return View.of("reviews/policy", model)
        .tagged(Reviews.TAG)
        .reusableFor(REUSE)
        .withStyle(SummaryWidget.STYLE);
  }

  private static Optional<Models.Replies> replies(ReplyTimes.Summary last) {
    return last.median()
        .map(
            half ->
                new Models.Replies(
                    last.days(),
                    last.reviews(),
                    last.answered(),
                    half,
                    last.slowest().orElse(half)));
  }

  private List<Models.Section> sections(Wording wording) {
    List<String> check = new ArrayList<>();
    check.add(wording.of("policy.check-all"));
    check.add(wording.of("policy.check-verified"));
    check.add(wording.of("policy.check-unverified"));
    if (invites) {
      check.add(wording.of("policy.check-invite", Map.of("days", inviteAfterDays)));
    }
    String reasons =
        String.join(
            "; ",
            Arrays.stream(Reason.values())
                .map(reason -> small(wording.of("reason." + reason.code())))
                .toList());
    return List.of(
        section("check", check, wording),
        section(
            "moderation",
            List.of(
                wording.of("policy.moderation-person", Map.of("days", publishAfterDays)),
                wording.of("policy.moderation-reasons", Map.of("reasons", reasons)),
                wording.of("policy.moderation-stars"),
                wording.of("policy.moderation-unchanged"),
                wording.of("policy.moderation-flag"),
                wording.of("policy.moderation-kept")),
            wording),
        section(
            "order",
            List.of(
                wording.of("policy.order-useful"),
                wording.of("policy.order-other"),
                wording.of("policy.order-average")),
            wording),
        section("incentive", List.of(wording.of("policy.incentive-text")), wording),
        section(
            "dates",
            List.of(
                wording.of("policy.dates-text"),
                wording.of("policy.replies", Map.of("minutes", replyMinutes))),
            wording),
        section("quotes", List.of(wording.of("policy.quotes-text")), wording));
  }

  /** A sentence as a part of another. */
  private static String small(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private static Models.Section section(String name, List<String> points, Wording wording) {
    return new Models.Section(wording.of("policy." + name), points);
  }
}
