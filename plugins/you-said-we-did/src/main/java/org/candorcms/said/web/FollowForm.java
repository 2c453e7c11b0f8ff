// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.mail.Message;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.widget.FormHandler;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.FormType;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.said.follow.Followers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The first step of following. The answer is the same whether somebody follows already, so nobody
 * can find out who does.
 */
@Component(service = FormHandler.class)
@FormType(id = FollowForm.ID)
public final class FollowForm implements FormHandler<FollowForm.Wish> {
  /** Name of the form. */
  public static final String ID = "said.follow";

  private final Followers followers;

  /**
   * What is sent.
   *
   * @param lang of the page that was read
   */
  public record Wish(
      @NotBlank @Size(max = 128) String action,
      @NotBlank @Size(max = 254) String email,
      Optional<@Size(max = 35) String> lang) {}

  /** Gets its surroundings. */
  @Activate
  public FollowForm(@Reference Followers followers) {
    this.followers = followers;
  }

  @Override
  public FormResult submit(Wish wish, RenderContext context) {
    String email = wish.email().strip();
    Map<String, String> typed = Map.of("email", wish.email());
    if (!Message.isAddress(email)) {
      return FormResult.rejected(
          "follow.invalid",
          List.of(new FieldError("/email", "email", "This is not an e-mail address")),
          typed);
    }
    try {
      Locale language = wish.lang().map(Locale::forLanguageTag).orElse(context.language());
      followers.follow(wish.action(), email, language, FeedbackForm.root(context));
    } catch (ProblemException problem) {
      if (problem.code() != CommonProblem.NOT_FOUND) {
        throw problem;
      }
      return FormResult.rejected(
          "follow.gone", List.of(new FieldError("/action", "unknown", "It is not there")), typed);
    }
    return FormResult.accepted("follow.sent");
  }
}
