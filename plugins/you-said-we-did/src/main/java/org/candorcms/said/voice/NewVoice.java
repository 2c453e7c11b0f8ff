// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.voice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that somebody said, as it comes in. Texts are plain; an empty one stands for nothing.
 *
 * @param source where it was said: {@code form, review, ticket, survey, forum, ...}; {@code
 *     [a-z0-9-]{1,40}}
 * @param ref its id there; the same one twice is the same voice. Empty for one made here
 * @param text what was said, 1 to 10,000 characters
 * @param lang BCP 47; empty to find out
 * @param topic as the visitor chose or wrote it
 * @param author name to show beside a quote, where quoting is allowed
 * @param email where to tell what became of it
 * @param url where it can be read
 * @param product what it is about
 * @param saidAt when it was said; empty for now
 * @param quote whether it may be quoted
 * @param tell whether who said it wants to be told what became of it
 * @param remember whether who said it may be recognised when they speak again
 * @param themes ids of themes it belongs to
 */
public record NewVoice(
    String source,
    String ref,
    String text,
    String lang,
    String topic,
    String author,
    String email,
    String url,
    String product,
    Optional<Instant> saidAt,
    boolean quote,
    boolean tell,
    boolean remember,
    List<String> themes) {
  /** Source of what was said through the form. */
  public static final String FORM = "form";

  /** Copies collections. */
  public NewVoice {
    themes = List.copyOf(themes);
  }

  /** What a visitor wrote into the form. */
  public static NewVoice form(
      String text,
      String topic,
      String lang,
      String name,
      String email,
      String product,
      boolean quote,
      boolean tell,
      boolean remember) {
    return new NewVoice(
        FORM,
        "",
        text,
        lang,
        topic,
        name,
        email,
        "",
        product,
        Optional.empty(),
        quote,
        tell,
        remember,
        List.of());
  }
}
