// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.promise;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.said.promise.Finding.Severity;

/**
 * Finds words that promise where a report belongs: future tense, hedging, absolute words. The rules
 * are data, one file for each language beside this class. Words in quotation marks are somebody
 * else's, so they only warn.
 */
public final class PromiseLinter {
  /** Languages with rules. */
  public static final List<String> LANGUAGES =
      List.of("en", "vi", "th", "lo", "fil", "de", "fr", "es");

  private static final String BEFORE = "(?<![\\p{L}\\p{M}\\p{N}])(?:";
  private static final String AFTER = ")(?![\\p{L}\\p{M}\\p{N}])";
  private static final Pattern QUOTED =
      Pattern.compile(
          "“[^”“]{1,500}”|\"[^\"]{1,500}\"|«[^»«]{1,500}»|„[^“„]{1,500}“|「[^」「]{1,500}」");

  private final Map<String, Rules> cache = new ConcurrentHashMap<>();

  /** What a text may be about. */
  public enum Kind {
    /** What was done: facts only. */
    FACTS,
    /** What comes next: the future is its place, absolute words are not. */
    INTENTION
  }

  /** Whether there are rules for a language. */
  public static boolean knows(String lang) {
    return LANGUAGES.contains(base(lang));
  }

  /**
   * Looks at a text.
   *
   * @param lang BCP 47; a language without rules has no findings
   * @param pointer JSON Pointer to the text, for the findings
   * @return in order of appearance, none within another
   */
  public List<Finding> check(String lang, String pointer, String text, Kind kind) {
    if (!knows(lang) || text.isBlank()) {
      return List.of();
    }
    Rules rules = cache.computeIfAbsent(base(lang), Rules::load);
    List<Span> allowed = rules.spans(rules.allow, text);
    List<Span> quoted = spans(QUOTED, text);
    List<Hit> hits = new ArrayList<>();
    for (Rule rule : rules.rules) {
      if (kind == Kind.INTENTION && !rule.kind.equals("absolute")) {
        continue;
      }
      for (Span span : spans(rule.pattern, text)) {
        if (allowed.stream().noneMatch(span::touches)) {
          hits.add(new Hit(rule, span));
        }
      }
    }
    hits.sort(
        Comparator.<Hit>comparingInt(hit -> hit.span.start)
            .thenComparing(hit -> -hit.span.end)
            .thenComparing(hit -> hit.rule.severity));
    List<Finding> findings = new ArrayList<>();
    int end = 0;
    for (Hit hit : hits) {
      if (hit.span.start >= end) {
        boolean theirs = quoted.stream().anyMatch(q -> q.contains(hit.span));
        findings.add(finding(hit, pointer, text, kind, theirs));
        end = hit.span.end;
      }
    }
    return findings;
  }

  private static Finding finding(Hit hit, String pointer, String text, Kind kind, boolean theirs) {
    String words = text.substring(hit.span.start, hit.span.end);
    boolean warn = theirs || kind == Kind.INTENTION || hit.rule.severity == Severity.WARN;
    return new Finding(
        warn ? Severity.WARN : Severity.BLOCK,
        switch (hit.rule.kind) {
          case "future" -> "promise.future-tense";
          case "hedge" -> "promise.hedging";
          default -> "promise.absolute";
        },
        pointer,
        hit.span.start,
        words.length(),
        words,
        "\"" + words + "\" at character " + hit.span.start + ": " + hit.rule.why,
        switch (hit.rule.kind) {
          case "absolute" -> "Say how many, of how many, and until when";
          default -> "Tell what was done, or move the sentence to \"next\"";
        });
  }

  private static String base(String lang) {
    String base = Locale.forLanguageTag(lang).getLanguage();
    return base.equals("tl") ? "fil" : base;
  }

  private static List<Span> spans(Pattern pattern, String text) {
    List<Span> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (matcher.end() > matcher.start()) {
        found.add(new Span(matcher.start(), matcher.end()));
      }
    }
    return found;
  }

  private record Span(int start, int end) {
    boolean touches(Span other) {
      return start < other.end && other.start < end;
    }

    boolean contains(Span other) {
      return start <= other.start && other.end <= end;
    }
  }

  private record Hit(Rule rule, Span span) {}

  private record Rule(String kind, Severity severity, Pattern pattern, String why) {}

  private record Rules(List<Rule> rules, List<Pattern> allow) {
    List<Span> spans(List<Pattern> patterns, String text) {
      return patterns.stream().flatMap(p -> PromiseLinter.spans(p, text).stream()).toList();
    }

    static Rules load(String lang) {
      boolean spaced = !lang.equals("th") && !lang.equals("lo");
      List<Rule> rules = new ArrayList<>();
      List<Pattern> allow = new ArrayList<>();
      for (String line : lines(lang)) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        String[] part = line.split("\t", -1);
        Pattern pattern = pattern(part[2], spaced);
        if (part[0].equals("allow")) {
          allow.add(pattern);
        } else {
          rules.add(
              new Rule(
                  part[0],
                  part[1].equals("warn") ? Severity.WARN : Severity.BLOCK,
                  pattern,
                  part[3]));
        }
      }
      return new Rules(List.copyOf(rules), List.copyOf(allow));
    }

    /** A space in a rule stands for any space in the text. */
    private static Pattern pattern(String rule, boolean spaced) {
      String spaces = rule.replace(" ?", "\\s?").replace(" ", "\\s+");
      return Pattern.compile(
          spaced ? BEFORE + spaces + AFTER : spaces,
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static List<String> lines(String lang) {
      try (InputStream in =
          Optional.ofNullable(PromiseLinter.class.getResourceAsStream(lang + ".tsv"))
              .orElseThrow(() -> new IllegalStateException("No rules for " + lang))) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
  }
}
