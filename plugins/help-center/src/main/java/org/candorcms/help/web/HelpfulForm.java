// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.widget.FormHandler;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.FormType;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.help.article.Articles;
import org.candorcms.help.insight.Counts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** "Was this helpful?" */
@Component(service = FormHandler.class)
@FormType(id = HelpfulForm.ID)
public final class HelpfulForm implements FormHandler<HelpfulForm.Vote> {
  /** Name of the form. */
  public static final String ID = "help.helpful";

  private final Articles articles;
  private final Counts counts;

  /** What is sent. */
  public record Vote(@NotBlank @Size(max = 128) String article, @NotNull Boolean helpful) {}

  /** Gets its surroundings. */
  @Activate
  public HelpfulForm(@Reference Articles articles, @Reference Counts counts) {
    this.articles = articles;
    this.counts = counts;
  }

  @Override
  public FormResult submit(Vote vote, RenderContext context) {
    if (articles.cards(List.of(vote.article())).isEmpty()) {
      return FormResult.rejected(
          "feedback.gone",
          List.of(new FieldError("/article", "unknown", "There is no such article")),
          Map.of());
    }
    counts.voted(vote.article(), vote.helpful());
    return FormResult.accepted("feedback.thanks");
  }
}
