// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.widget.FormHandler;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.FormType;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.said.follow.Disputes;
import org.candorcms.said.voice.Keys;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** "It is not done for me." */
@Component(service = FormHandler.class)
@FormType(id = DisputeForm.ID)
public final class DisputeForm implements FormHandler<DisputeForm.Objection> {
  /** Name of the form. */
  public static final String ID = "said.dispute";

  private final Disputes disputes;
  private final Keys keys;

  /** What is sent. */
  public record Objection(
      @NotBlank @Size(max = 128) String action, Optional<@Size(max = 2000) String> text) {}

  /** Gets its surroundings. */
  @Activate
  public DisputeForm(@Reference Disputes disputes, @Reference Keys keys) {
    this.disputes = disputes;
    this.keys = keys;
  }

  @Override
  public FormResult submit(Objection objection, RenderContext context) {
    String text = objection.text().map(String::strip).orElse("");
    try {
      disputes.dispute(objection.action(), keys.visitor(context.visitor(), context.caller()), text);
      return FormResult.accepted("dispute.thanks");
    } catch (ProblemException problem) {
      if (problem.code() != CommonProblem.NOT_FOUND && problem.code() != CommonProblem.CONFLICT) {
        throw problem;
      }
      return FormResult.rejected(
          "dispute.closed",
          List.of(new FieldError("/action", "closed", "It cannot be disputed")),
          Map.of("text", text));
    }
  }
}
