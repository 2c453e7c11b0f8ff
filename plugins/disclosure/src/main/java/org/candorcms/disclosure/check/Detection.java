// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.candorcms.disclosure.wording.Wording;

/** Tells whether a text gives a commercial tie away, before anybody has recorded one. */
public final class Detection {
  private final Lexicon lexicon;

  /** A detection. */
  public Detection(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** What gives it away, a few words each; empty where nothing does. */
  public List<String> signs(String html, Locale language) {
    Commerce commerce = Commerce.of(PageText.of(html, lexicon), List.of(), lexicon, language);
    List<String> signs = new ArrayList<>();
    for (Commerce.Link link : commerce.links()) {
      signs.add(Wording.DEFAULT.say(link.why()));
    }
    for (Commerce.Cue cue : commerce.cues()) {
      Spot spot = cue.spot();
      signs.add(cue.kind() + ": " + spot.block().text().substring(spot.from(), spot.to()));
    }
    return signs;
  }
}
