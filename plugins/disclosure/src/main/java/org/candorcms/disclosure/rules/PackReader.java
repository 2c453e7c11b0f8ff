// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;

/**
 * Reads rule packs. What is read has the shape of {@code rules/pack.schema.json} and agrees with
 * itself.
 */
public final class PackReader {
  private final Json json;

  /** A reader. */
  public PackReader(Json json) {
    this.json = json;
  }

  /**
   * Reads a pack.
   *
   * @throws ProblemException 400 with everything that is wrong with it
   */
  public RulePack read(String document) {
    RulePack pack = json.read(document, RulePack.class);
    List<FieldError> errors = new Consistency(pack).errors();
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    return pack;
  }

  /** The packs that come with the plugin. */
  public List<RulePack> shipped() {
    return shippedDocuments().stream().map(this::read).toList();
  }

  /** The same as {@link #shipped}, as documents. */
  public List<String> shippedDocuments() {
    return Stream.of(resource("rules/index.txt").split("\n"))
        .map(String::strip)
        .filter(name -> !name.isEmpty() && !name.startsWith("#"))
        .map(name -> resource("rules/" + name + ".json"))
        .toList();
  }

  private static String resource(String name) {
    try (InputStream in = PackReader.class.getClassLoader().getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What no schema tells: names that are used exist, grades bear severities. */
  private static final class Consistency {
    private final RulePack pack;
    private final List<FieldError> errors = new ArrayList<>();

    Consistency(RulePack pack) {
      this.pack = pack;
    }

    List<FieldError> errors() {
      if (pack.effectiveTo().filter(to -> to.isBefore(pack.effectiveFrom())).isPresent()) {
        error("/effectiveTo", "order", "effectiveTo is before effectiveFrom");
      }
      unique("/sources", pack.sources().stream().map(Source::id).toList());
      unique("/rules", pack.rules().stream().map(Rule::id).toList());
      for (int i = 0; i < pack.languages().size(); i++) {
        language("/languages/" + i, pack.languages().get(i));
      }
      for (int i = 0; i < pack.rules().size(); i++) {
        rule("/rules/" + i, pack.rules().get(i));
      }
      for (int i = 0; i < pack.examples().size(); i++) {
        language("/examples/" + i + "/lang", pack.examples().get(i).lang());
      }
      for (int i = 0; i < pack.translations().size(); i++) {
        translation("/translations/" + i, pack.translations().get(i));
      }
      if (pack.examples().stream().allMatch(example -> example.findings().isEmpty())
          || pack.examples().stream().noneMatch(example -> example.findings().isEmpty())) {
        error(
            "/examples",
            "one-sided",
            "examples need one text that is accepted and one that is not");
      }
      return errors;
    }

    private void translation(String pointer, Translation translation) {
      language(pointer + "/lang", translation.lang());
      Set<String> texts = pack.texts();
      for (String text : translation.texts().keySet()) {
        if (!texts.contains(text)) {
          error(pointer + "/texts", "unknown-text", "this pack does not say: " + text);
        }
      }
    }

    private void rule(String pointer, Rule rule) {
      Optional<Source> source = known(pointer + "/source", Optional.of(rule.source()));
      if (rule.severity() == Severity.BLOCK && source.filter(s -> !s.authoritative()).isPresent()) {
        error(
            pointer + "/severity",
            "grade",
            "a rule that rests on a source of grade "
                + source.orElseThrow().grade()
                + " can only warn");
      }
      if (rule.accepted().isEmpty() && rule.perLink().isEmpty()) {
        error(
            pointer + "/accepted", "empty", "a rule accepts a text or asks for something at links");
      }
      for (int i = 0; i < rule.accepted().size(); i++) {
        language(pointer + "/accepted/" + i + "/lang", rule.accepted().get(i).lang());
        known(pointer + "/accepted/" + i + "/source", rule.accepted().get(i).source());
      }
      for (int i = 0; i < rule.refused().size(); i++) {
        language(pointer + "/refused/" + i + "/lang", rule.refused().get(i).lang());
        known(pointer + "/refused/" + i + "/source", rule.refused().get(i).source());
      }
      for (int i = 0; i < rule.hints().size(); i++) {
        known(pointer + "/hints/" + i + "/source", rule.hints().get(i).source());
      }
      known(pointer + "/lookbackSource", rule.lookbackSource());
      rule.perLink().ifPresent(link -> known(pointer + "/perLink/source", link.source()));
    }

    private Optional<Source> known(String pointer, Optional<String> id) {
      Optional<Source> source = id.flatMap(pack::source);
      if (id.isPresent() && source.isEmpty()) {
        error(pointer, "unknown-source", "there is no source " + id.get() + " in this pack");
      }
      return source;
    }

    private void unique(String pointer, List<String> ids) {
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < ids.size(); i++) {
        if (!seen.add(ids.get(i))) {
          error(pointer + "/" + i + "/id", "duplicate", ids.get(i) + " is given twice");
        }
      }
    }

    private void language(String pointer, String tag) {
      try {
        new Locale.Builder().setLanguageTag(tag);
      } catch (IllformedLocaleException wrong) {
        error(pointer, "language", tag + " is not a language tag");
      }
    }

    private void error(String pointer, String code, String message) {
      errors.add(new FieldError(pointer, code, message));
    }
  }
}
