// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.widget.FormHandler;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.FormType;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.said.follow.Followers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The buttons of the pages that mails lead to. */
public final class LetterForms {
  private LetterForms() {}

  /** What is sent. */
  public record Ticket(@NotBlank @Size(max = 600) String token) {}

  private static FormResult result(boolean valid, Letter letter) {
    return valid
        ? FormResult.accepted(letter.text() + ".done")
        : FormResult.rejected(
            letter.text() + ".gone",
            List.of(new FieldError("/token", "invalid", "The link is not valid any more")),
            Map.of());
  }

  /** Following, the second step. */
  @Component(service = FormHandler.class)
  @FormType(id = "said.confirm")
  public static final class Confirm implements FormHandler<Ticket> {
    private final Followers followers;

    /** Gets its surroundings. */
    @Activate
    public Confirm(@Reference Followers followers) {
      this.followers = followers;
    }

    @Override
    public FormResult submit(Ticket ticket, RenderContext context) {
      return result(followers.confirm(ticket.token()), Letter.CONFIRM);
    }
  }

  /** No more mails. */
  @Component(service = FormHandler.class)
  @FormType(id = "said.unsubscribe")
  public static final class Unsubscribe implements FormHandler<Ticket> {
    private final Followers followers;

    /** Gets its surroundings. */
    @Activate
    public Unsubscribe(@Reference Followers followers) {
      this.followers = followers;
    }

    @Override
    public FormResult submit(Ticket ticket, RenderContext context) {
      return result(followers.unsubscribe(ticket.token()), Letter.UNSUBSCRIBE);
    }
  }
}
