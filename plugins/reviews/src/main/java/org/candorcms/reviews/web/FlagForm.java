// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.widget.FormHandler;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.FormType;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.reviews.moderation.Reason;
import org.candorcms.reviews.review.Submissions;
import org.candorcms.reviews.review.VisitorKeys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A visitor's complaint about a review, sent without script. */
@Component(service = FormHandler.class)
@FormType(id = FlagForm.ID)
public final class FlagForm implements FormHandler<FlagForm.Complaint> {
  /** Name of the form. */
  public static final String ID = "reviews.flag";

  private final Submissions submissions;
  private final VisitorKeys visitors;

  /** What is sent. */
  public record Complaint(
      @NotBlank @Size(max = 36) String review,
      Optional<@Size(max = 40) String> reason,
      Optional<@Size(max = 1000) String> note) {}

  /** Gets its surroundings. */
  @Activate
  public FlagForm(@Reference Submissions submissions, @Reference VisitorKeys visitors) {
    this.submissions = submissions;
    this.visitors = visitors;
  }

  @Override
  public FormResult submit(Complaint complaint, RenderContext context) {
    String reason = complaint.reason().orElse("");
    if (Reason.of(reason).isEmpty()) {
      return FormResult.rejected(
          "flag.reason-missing",
          List.of(new FieldError("/reason", "required", "Choose a reason")),
          Map.of());
    }
    String visitor = visitors.key(context.visitor(), context.caller());
    try {
      submissions.flag(complaint.review(), visitor, reason, complaint.note().orElse(""));
    } catch (ProblemException refused) {
      return VoteForm.gone(refused);
    }
    return FormResult.accepted("flag.thanks");
  }
}
