// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.widget.FormHandler;
import org.candorcms.api.widget.FormResult;
import org.candorcms.rendering.extension.Registry;

/** Takes forms that were sent without script and leads the visitor back. */
public final class Forms {
  /**
   * A form handler as installed.
   *
   * @param id of the form
   * @param handler the plugin's
   * @param type record of its fields
   * @param plugin whose messages it uses
   * @param maxBytes largest body
   */
  public record FormEntry(
      String id,
      FormHandler<Record> handler,
      Class<? extends Record> type,
      Plugin plugin,
      long maxBytes) {}

  private final Registry<FormEntry> registry;
  private final Visit.Surroundings surroundings;
  private final Themes themes;
  private final Function<Call, Answer> pages;
  private final SecretKeySpec key;

  Forms(
      Registry<FormEntry> registry,
      Visit.Surroundings surroundings,
      Themes themes,
      Function<Call, Answer> pages) {
    this.registry = registry;
    this.surroundings = surroundings;
    this.themes = themes;
    this.pages = pages;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, "HmacSHA256");
  }

  /** How large the body of a form may be; a small one for a form that is not there. */
  long maxBytes(String id) {
    try (var use = registry.use(id, Duration.ofSeconds(10)).orElse(null)) {
      return use == null ? FormBody.SMALL : Math.min(use.get().maxBytes(), FormBody.LARGEST);
    }
  }

  /**
   * Takes a form.
   *
   * @param sent as sent; {@code return} is ours
   * @throws ProblemException 404 for an unknown form
   */
  Answer submit(String id, Sent sent, Call call) {
    Map<String, List<String>> fields = sent.fields();
    Optional<Registry<FormEntry>.Use> found = registry.use(id, Duration.ofSeconds(10));
    try (var use =
        found.orElseThrow(
            () -> new ProblemException(CommonProblem.NOT_FOUND, "There is no such form."))) {
      FormEntry form = use.get();
      Call page = returnTo(fields, call);
      FormResult result = result(form, sent, page);
      if (!result.accepted()) {
        return pages.apply(page.with(new Call.SentForm(id, result))).withStatus(422);
      }
      return Answer.redirect(303, address(page, id, result) + anchor(fields), Answer.PRIVATE);
    }
  }

  private FormResult result(FormEntry form, Sent sent, Call page) {
    Json json = surroundings.json();
    Visit visit =
        new Visit(
            surroundings,
            page,
            themes.current(),
            form.plugin(),
            form.id().substring(0, Math.max(form.id().indexOf('.'), 0)),
            surroundings.settings().defaultLanguage(),
            "form",
            new Reading());
    try {
      return form.handler().submit(json.convert(sent.values(), form.type()), visit);
    } catch (ProblemException e) {
      if (e.code().status() != 400 && e.code().status() != 422) {
        throw e;
      }
      return FormResult.rejected("form.invalid", e.errors(), sent.typed());
    }
  }

  /** The place on the page that the form wants to return to, with its hash; or nothing. */
  private static String anchor(Map<String, List<String>> fields) {
    String target = fields.getOrDefault("return", List.of()).stream().findFirst().orElse("");
    int hash = target.indexOf('#');
    String anchor = hash < 0 ? "" : target.substring(hash);
    return anchor.matches("#[A-Za-z0-9._-]{1,200}") ? anchor : "";
  }

  /** The page that carried the form; a path of another site is as good as none. */
  private static Call returnTo(Map<String, List<String>> fields, Call call) {
    List<String> given = fields.getOrDefault("return", List.of("/"));
    String target = given.isEmpty() ? "/" : given.get(0);
    if (!Addresses.local(target)) {
      target = "/";
    }
    int hash = target.indexOf('#');
    target = hash >= 0 ? target.substring(0, hash) : target;
    int question = target.indexOf('?');
    String path = question < 0 ? target : target.substring(0, question);
    if (!call.base().isEmpty() && path.startsWith(call.base() + "/")) {
      path = path.substring(call.base().length());
    }
    Map<String, List<String>> query =
        question < 0 ? Map.of() : Queries.read(target.substring(question + 1));
    return new Call(
        Paths.decode(path),
        query,
        call.base(),
        call.origin(),
        call.preferred(),
        call.caller(),
        call.visitor(),
        Optional.empty(),
        false);
  }

  private String address(Call page, String id, FormResult result) {
    Map<String, List<String>> query = new LinkedHashMap<>(page.query());
    query.remove("form");
    query.remove("ok");
    query.put("form", List.of(id));
    query.put("ok", List.of(result.messageKey() + '~' + sign(id + '\n' + result.messageKey())));
    return Addresses.below(page.base(), page.path()) + Queries.write(query, name -> false);
  }

  /** The outcome that the address of a page carries, if we wrote it. */
  Optional<Call.SentForm> outcome(Call call) {
    Optional<String> id = call.parameter("form");
    Optional<String> ok = call.parameter("ok");
    if (id.isEmpty() || ok.isEmpty() || ok.get().indexOf('~') < 0) {
      return Optional.empty();
    }
    int end = ok.get().lastIndexOf('~');
    String messageKey = ok.get().substring(0, end);
    byte[] given = ok.get().substring(end + 1).getBytes(StandardCharsets.US_ASCII);
    byte[] right = sign(id.get() + '\n' + messageKey).getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(given, right)
        ? Optional.of(new Call.SentForm(id.get(), FormResult.accepted(messageKey)))
        : Optional.empty();
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)))
          .substring(0, 22);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
