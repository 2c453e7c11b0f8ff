// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.candorcms.api.json.Json;
import org.candorcms.disclosure.rules.Connection;
import org.jsoup.nodes.Element;

/**
 * What gives a commercial tie away and what hides text, from the files in {@code detect/}. Read
 * once; thread-safe.
 */
public final class Lexicon {
  private static final String EVERYWHERE = "en";
  private static final Roles NOBODY = new Roles(List.of(), List.of(), List.of());

  private final Set<String> hiding;
  private final Set<String> closed;
  private final Set<String> more;
  private final LinkSigns links;
  private final List<CueGroup> groups;
  private final List<RoleTie> ties;
  private final List<RoleTie> across;
  private final Map<String, List<RoleWords>> words;
  private final Set<String> spoken;
  private final Map<String, Cues> cues = new ConcurrentHashMap<>();
  private final Map<String, Roles> roles = new ConcurrentHashMap<>();

  private Lexicon(Display display, LinkSigns links, CueFile cues, RoleFile roles) {
    this.hiding = Set.copyOf(display.hidden());
    this.closed = Set.copyOf(display.closed());
    this.more = display.more().stream().map(Words::key).collect(Collectors.toUnmodifiableSet());
    this.links = links;
    this.groups = cues.groups();
    this.spoken = groups.stream().map(CueGroup::lang).collect(Collectors.toUnmodifiableSet());
    this.ties = roles.ties();
    this.across = roles.across();
    this.words =
        roles.languages().stream()
            .collect(Collectors.toUnmodifiableMap(RoleLanguage::lang, RoleLanguage::words));
  }

  /** Reads the files that come with the plugin; a language is prepared when it is first met. */
  public static Lexicon shipped(Json json) {
    return new Lexicon(
        json.read(text("detect/display.json"), Display.class),
        new LinkSigns(json.read(text("detect/links.json"), LinkFile.class)),
        json.read(text("detect/cues.json"), CueFile.class),
        json.read(text("detect/roles.json"), RoleFile.class));
  }

  /** Cues of a language and of English, whose tags are used everywhere. */
  private List<CueGroup> groups(String lang) {
    return groups.stream()
        .filter(group -> group.lang().equals(lang) || group.lang().equals(EVERYWHERE))
        .toList();
  }

  private static String text(String name) {
    try (InputStream in = Lexicon.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<String> hidingClasses() {
    return hiding;
  }

  Set<String> closedClasses() {
    return closed;
  }

  /** Whether a link or button unfolds the rest of a text. */
  boolean opensMore(Element element, Block block, int from) {
    String name = element.normalName();
    if (!name.equals("button") && !(name.equals("a") && element.attr("href").startsWith("#"))) {
      return false;
    }
    int length = block.length() - from;
    return length > 0 && length <= 40 && more.contains(Words.key(block.text().substring(from)));
  }

  LinkSigns links() {
    return links;
  }

  /** Cues of a language; those of English for a language that has none. */
  Cues cues(String language) {
    return cues.computeIfAbsent(
        spoken.contains(language) ? language : EVERYWHERE, known -> new Cues(groups(known)));
  }

  /** The parts that words of a language play; none for a language that has none. */
  Roles roles(String language) {
    List<RoleWords> known = words.get(language);
    return known == null
        ? NOBODY
        : roles.computeIfAbsent(language, lang -> new Roles(ties, across, known));
  }

  /** Languages that have cues. */
  public Set<String> languages() {
    return spoken;
  }

  /** Classes that hide, classes that fold, words on controls that unfold. */
  record Display(List<String> hidden, List<String> closed, List<String> more) {}

  /** Hosts and parameters of affiliate networks. */
  record LinkFile(
      List<@Valid Network> networks, List<@Valid Parameter> parameters, List<String> paths) {}

  /** A network and the hosts through which its links run. */
  record Network(@NotBlank String name, List<String> hosts) {}

  /**
   * A parameter that names who gets the commission.
   *
   * @param hosts where it means that; empty: everywhere
   * @param values what it has to be; empty: anything
   */
  record Parameter(List<String> names, List<String> hosts, List<String> values) {}

  /**
   * Parts that words play, by language, and the ties that they tell together.
   *
   * @param across ties whose parts may be played in several sentences that stand near each other
   */
  record RoleFile(
      List<@Valid RoleTie> ties,
      List<@Valid RoleTie> across,
      List<@Valid RoleLanguage> languages) {}

  /**
   * A tie.
   *
   * @param roles parts that are all played; {@code a|b} for one of two
   * @param unless parts that show it to be something else
   */
  record RoleTie(Connection kind, List<String> roles, List<String> unless) {}

  /** Words of a language. */
  record RoleLanguage(@NotBlank String lang, List<@Valid RoleWords> words) {}

  /** Words that play one part. */
  record RoleWords(@NotBlank String role, List<String> words) {}

  /** Cues by language and tie. */
  record CueFile(List<@Valid CueGroup> groups) {}

  /** Cues of one tie in one language. */
  record CueGroup(
      @NotBlank String lang, Connection kind, List<String> patterns, List<String> negations) {}
}
