// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.candorcms.api.mail.Message;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.widget.FormHandler;
import org.candorcms.api.widget.FormResult;
import org.candorcms.api.widget.FormType;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.said.follow.Followers;
import org.candorcms.said.voice.NewVoice;
import org.candorcms.said.voice.Voices;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes what a visitor says. */
@Component(service = FormHandler.class)
@FormType(id = FeedbackForm.ID)
public final class FeedbackForm implements FormHandler<FeedbackForm.Said> {
  /** Name of the form. */
  public static final String ID = "said.feedback";

  private final Voices voices;
  private final Followers followers;

  /**
   * What is sent; a box that is not chosen is not sent.
   *
   * @param lang of the page
   */
  public record Said(
      @NotBlank @Size(max = 10_000) String text,
      Optional<@Size(max = 100) String> topic,
      Optional<@Size(max = 254) String> email,
      Optional<@Size(max = 35) String> lang,
      Optional<@Size(max = 128) String> product,
      Optional<Boolean> quote,
      Optional<Boolean> tell,
      Optional<Boolean> recognise) {}

  /** Gets its surroundings. */
  @Activate
  public FeedbackForm(@Reference Voices voices, @Reference Followers followers) {
    this.voices = voices;
    this.followers = followers;
  }

  @Override
  public FormResult submit(Said said, RenderContext context) {
    String email = said.email().map(String::strip).orElse("");
    boolean tell = said.tell().orElse(false);
    boolean recognise = said.recognise().orElse(false);
    List<FieldError> errors = new ArrayList<>();
    String message = "form.invalid";
    if (!email.isEmpty() && !Message.isAddress(email)) {
      errors.add(new FieldError("/email", "email", "This is not an e-mail address"));
    } else if (email.isEmpty() && (tell || recognise)) {
      errors.add(new FieldError("/email", "required", "A mail needs an address"));
      message = "form.mail-needed";
    }
    if (!errors.isEmpty()) {
      return FormResult.rejected(message, errors, typed(said));
    }
    boolean quote = said.quote().orElse(false);
    // The language of the page says little about that of a text, so it is found out.
    Voices.Taken taken =
        voices.submit(
            NewVoice.form(
                said.text().strip(),
                said.topic().orElse("").strip(),
                "",
                "",
                tell || recognise ? email : "",
                said.product().orElse(""),
                quote,
                tell,
                recognise),
            context.message("form.quote"));
    if (tell) {
      Locale language = said.lang().map(Locale::forLanguageTag).orElse(context.language());
      followers.askVoice(taken.contact(), language, root(context));
    }
    return FormResult.accepted(tell ? "form.thanks-mail" : "form.thanks");
  }

  private static Map<String, String> typed(Said said) {
    Map<String, String> typed = new HashMap<>();
    typed.put("text", said.text());
    said.topic().ifPresent(topic -> typed.put("topic", topic));
    said.email().ifPresent(email -> typed.put("email", email));
    said.quote().filter(chosen -> chosen).ifPresent(chosen -> typed.put("quote", "true"));
    said.tell().filter(chosen -> chosen).ifPresent(chosen -> typed.put("tell", "true"));
    said.recognise().filter(chosen -> chosen).ifPresent(chosen -> typed.put("recognise", "true"));
    return typed;
  }

  /** The address of the site, without a slash at its end. */
  static String root(RenderContext context) {
    String root = context.absoluteUrl("/");
    return root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
  }
}
