// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.candorcms.said.voice.Voice;
import org.jspecify.annotations.Nullable;

/**
 * A voice as editors get it. {@code consent} has {@code quote}, {@code notify}, {@code remember}.
 */
public record VoiceView(
    String id,
    String source,
    String ref,
    String text,
    String lang,
    boolean langDetected,
    @Nullable String topic,
    @Nullable String author,
    @Nullable String url,
    @Nullable String product,
    Instant saidAt,
    Instant receivedAt,
    String state,
    boolean reachable,
    Map<String, Boolean> consent,
    boolean masked,
    @Nullable String duplicateOf,
    @Nullable String batch,
    List<Voice.Tagged> tags,
    List<String> themes,
    long version) {

  static VoiceView of(Voice voice) {
    return new VoiceView(
        voice.id(),
        voice.source(),
        voice.ref(),
        voice.text(),
        voice.lang(),
        voice.langDetected(),
        none(voice.topic()),
        none(voice.author()),
        none(voice.url()),
        none(voice.product()),
        voice.saidAt(),
        voice.receivedAt(),
        voice.state(),
        voice.reachable(),
        Map.of(
            "quote",
            voice.consent().quote(),
            "notify",
            voice.consent().tell(),
            "remember",
            voice.consent().remember()),
        voice.masked(),
        none(voice.duplicateOf()),
        none(voice.batch()),
        voice.tags(),
        voice.themes(),
        voice.version());
  }

  private static @Nullable String none(String text) {
    return text.isEmpty() ? null : text;
  }
}
