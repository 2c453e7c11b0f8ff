// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.Help;
import org.candorcms.api.widget.Label;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;
import org.candorcms.api.widget.WidgetType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The feedback form: one field; everything else is optional, and nothing is chosen beforehand. */
@Component(service = Widget.class)
@WidgetType(
    id = "said.form",
    title = "Feedback form",
    category = "said",
    description = "One field first; everything else is optional",
    icon = "edit")
public final class FormWidget implements Widget<FormWidget.Settings> {
  private static final Set<String> KNOWN =
      Set.of("form.thanks", "form.thanks-mail", "form.invalid", "form.mail-needed");

  /** Settings. */
  public record Settings(
      @Label("Heading") Optional<@Size(max = 200) String> heading,
      @Label("Question") @Help("In place of the built-in one; one thing at a time")
          Optional<@Size(max = 300) String> question,
      @Label("Topics to choose from") @Size(max = 20) List<@Size(max = 100) String> topics,
      @Label("Product") @Help("What the page is about, kept with what is said")
          Optional<@Size(max = 128) String> product) {}

  /** Nothing is needed. */
  @Activate
  public FormWidget() {}

  @Override
  public View render(Settings settings, RenderContext context) {
    return view(
        settings.heading().orElse(""),
        settings.question().orElse(""),
        settings.product().orElse(""),
        settings.topics(),
        context);
  }

  static View view(
      String heading, String question, String product, List<String> topics, RenderContext context) {
    Optional<FormResult> result = context.formResult(FeedbackForm.ID);
    boolean failed = result.isPresent() && !result.get().accepted();
    Map<String, String> typed = failed ? result.get().values() : Map.of();
    Set<String> wrong =
        failed
            ? result.get().errors().stream()
                .map(FieldError::pointer)
                .map(pointer -> pointer.substring(pointer.lastIndexOf('/') + 1))
                .collect(Collectors.toSet())
            : Set.of();
    String topic = typed.getOrDefault("topic", "");
    Models.FeedbackForm model =
        new Models.FeedbackForm(
            heading,
            question,
            product,
            result.filter(FormResult::accepted).map(FormWidget::message).orElse(""),
            failed ? message(result.get()) : "",
            failed
                && (wrong.contains("email")
                    || typed.keySet().stream()
                        .anyMatch(Set.of("quote", "tell", "recognise")::contains)
                    || !topic.isEmpty()
                    || !typed.getOrDefault("email", "").isEmpty()),
            typed.getOrDefault("text", ""),
            wrong.contains("text"),
            topics.stream().map(t -> new Models.Topic(t, t, t.equals(topic))).toList(),
            typed.getOrDefault("email", ""),
            wrong.contains("email"),
            typed.containsKey("quote"),
            typed.containsKey("tell"),
            true,
            typed.containsKey("recognise"));
    return View.of("said/form", model)
        .reusableFor(result.isPresent() ? Duration.ZERO : Duration.ofMinutes(10))
        .withStyle(AnswerViews.STYLE);
  }

  private static String message(FormResult result) {
    return KNOWN.contains(result.messageKey()) ? result.messageKey() : "form.invalid";
  }
}
