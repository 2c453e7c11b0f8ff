// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.widget.FormHandler;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.FormType;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.reviews.review.Submissions;
import org.candorcms.reviews.review.VisitorKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** "Helpful", sent without script. */
@Component(service = FormHandler.class)
@FormType(id = VoteForm.ID)
public final class VoteForm implements FormHandler<VoteForm.Vote> {
  /** Name of the form. */
  public static final String ID = "reviews.vote";

  private final Submissions submissions;
  private final VisitorKeys visitors;

  /** What is sent. */
  public record Vote(@NotBlank @Size(max = 36) String review, @NotNull Boolean helpful) {}

  /** Gets its surroundings. */
  @Activate
  public VoteForm(@Reference Submissions submissions, @Reference VisitorKeys visitors) {
    this.submissions = submissions;
    this.visitors = visitors;
  }

  @Override
  public FormResult submit(Vote vote, RenderContext context) {
    String visitor = visitors.key(context.visitor(), context.caller());
    try {
      submissions.vote(vote.review(), visitor, vote.helpful());
    } catch (ProblemException refused) {
      return gone(refused);
    }
    return FormResult.accepted("vote.thanks");
  }

  /** A review that is not public any more; anything else is the host's to tell. */
  static FormResult gone(ProblemException refused) {
    if (refused.code().status() != 404) {
      throw refused;
    }
    return FormResult.rejected(
        "review.gone", List.of(new FieldError("/review", "unknown", refused.detail())), Map.of());
  }
}
