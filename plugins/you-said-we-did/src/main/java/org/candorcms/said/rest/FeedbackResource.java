// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.rest;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.mail.Message;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.said.follow.Followers;
import org.candorcms.said.voice.NewVoice;
import org.candorcms.said.voice.Voice;
import org.candorcms.said.voice.VoiceFilter;
import org.candorcms.said.voice.Voices;
import org.jspecify.annotations.Nullable;

/** What people say: taking it in from everybody, working on it for editors. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class FeedbackResource {
  private static final String WORDING =
      "By API: the sender states that who said this has allowed it.";
  private static final Set<String> CONSENTS = Set.of("quote", "notify", "remember");

  private final Voices voices;
  private final Followers followers;
  private final HostSettings settings;
  private final AuditLog audit;

  FeedbackResource(Voices voices, Followers followers, HostSettings settings, AuditLog audit) {
    this.voices = voices;
    this.followers = followers;
    this.settings = settings;
    this.audit = audit;
  }

  /** Where to tell what became of it. */
  public record Contact(@NotBlank @Size(max = 254) String email) {}

  /**
   * What a visitor says.
   *
   * @param name to show beside a quote, where quoting is allowed
   * @param consent {@code quote}, {@code notify}, {@code remember}; what is left out is not given
   */
  public record Feedback(
      @NotBlank @Size(max = 10000) String text,
      Optional<@Size(max = 100) String> topic,
      Optional<@Size(max = 35) String> lang,
      Optional<@Size(max = 100) String> name,
      Optional<@Size(max = 128) String> product,
      Optional<@Valid Contact> contact,
      @Size(max = 3) Map<String, Boolean> consent) {}

  /** The same from another source, by an editor or a program. */
  public record Sourced(
      @NotBlank @Size(max = 40) String source,
      Optional<@Size(max = 200) String> ref,
      @NotBlank @Size(max = 10000) String text,
      Optional<@Size(max = 100) String> topic,
      Optional<@Size(max = 35) String> lang,
      Optional<@Size(max = 100) String> name,
      Optional<@Size(max = 128) String> product,
      Optional<@Size(max = 1000) String> url,
      Optional<Instant> saidAt,
      Optional<@Valid Contact> contact,
      @Size(max = 3) Map<String, Boolean> consent,
      @Size(max = 10) List<@Size(max = 128) String> themes) {}

  /** The id of what was taken. */
  public record Taken(String id) {}

  /**
   * Part of the inbox.
   *
   * @param totalExact false if there may be more than {@code total}
   */
  public record Inbox(
      List<VoiceView> items, @Nullable String next, long total, boolean totalExact) {}

  /** A voice that says nearly the same. */
  public record Similar(VoiceView voice, double alike) {}

  /** A voice with what is like it. */
  public record Detail(VoiceView voice, List<Similar> similar, String maskedText) {}

  /**
   * What to do with voices; the opposite undoes it.
   *
   * @param confirmTags ids of tags that fit
   * @param refuseTags ids of tags that do not, or not any more
   * @param undecideTags ids of tags whose decision is taken back
   */
  public record Changes(
      @NotEmpty @Size(max = 200) List<@Size(max = 36) String> ids,
      Optional<@Size(max = 16) String> state,
      @Size(max = 20) List<@Size(max = 60) String> confirmTags,
      @Size(max = 20) List<@Size(max = 60) String> refuseTags,
      @Size(max = 20) List<@Size(max = 60) String> undecideTags,
      @Size(max = 20) List<@Size(max = 128) String> addThemes,
      @Size(max = 20) List<@Size(max = 128) String> removeThemes) {}

  /** The voices after it. */
  public record Changed(List<VoiceView> items) {}

  /** Takes what a visitor says. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @PermitAll
  public Response submit(@NotNull @Valid Feedback input, @Context UriInfo uri) {
    boolean tell = consent(input.consent, "notify");
    String lang = Inputs.optionalLanguage("/lang", input.lang.orElse(""));
    NewVoice voice =
        NewVoice.form(
            Inputs.required("/text", input.text),
            Inputs.line("/topic", input.topic.orElse("")),
            lang,
            Inputs.line("/name", input.name.orElse("")),
            email(input.contact, tell),
            product(input.product),
            consent(input.consent, "quote"),
            tell,
            consent(input.consent, "remember"));
    Voices.Taken taken = voices.submit(voice, WORDING);
    if (tell) {
      Locale language =
          lang.isEmpty()
              ? voices
                  .find(taken.id())
                  .map(v -> Locale.forLanguageTag(v.lang()))
                  .orElse(Locale.ENGLISH)
              : Locale.forLanguageTag(lang);
      followers.askVoice(taken.contact(), language, Parameters.root(settings, uri));
    }
    return Response.status(Response.Status.CREATED).entity(new Taken(taken.id())).build();
  }

  private static boolean consent(Map<String, Boolean> consent, String name) {
    for (String given : consent.keySet()) {
      if (!CONSENTS.contains(given)) {
        throw ProblemException.invalid(
            "/consent/" + given, "unknown-member", "There is no consent called " + given);
      }
    }
    return Boolean.TRUE.equals(consent.get(name));
  }

  private static String email(Optional<Contact> contact, boolean needed) {
    if (contact.isEmpty()) {
      if (needed) {
        throw ProblemException.invalid(
            "/contact", "required", "To be told what became of it, give an e-mail address");
      }
      return "";
    }
    String email = contact.get().email.strip().toLowerCase(Locale.ROOT);
    if (contact.get().email.chars().anyMatch(c -> c < 32) || !Message.isAddress(email)) {
      throw ProblemException.invalid("/contact/email", "email", "This is not an e-mail address");
    }
    return email;
  }

  private static String product(Optional<String> product) {
    return product.filter(p -> !p.isEmpty()).map(p -> Inputs.id("/product", p)).orElse("");
  }

  /** Takes what was said elsewhere. The same source and reference again is the same voice. */
  @POST
  @Path("inbox")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Response take(@NotNull @Valid Sourced input) {
    if (!input.source.matches("[a-z0-9-]{1,40}")) {
      throw ProblemException.invalid("/source", "value", "must be a-z, 0-9 and hyphens");
    }
    NewVoice voice =
        new NewVoice(
            input.source,
            Inputs.line("/ref", input.ref.orElse("")),
            Inputs.required("/text", input.text),
            Inputs.optionalLanguage("/lang", input.lang.orElse("")),
            Inputs.line("/topic", input.topic.orElse("")),
            Inputs.line("/name", input.name.orElse("")),
            email(input.contact, consent(input.consent, "notify")),
            Inputs.optionalLink("/url", input.url.orElse("")),
            product(input.product),
            input.saidAt,
            consent(input.consent, "quote"),
            consent(input.consent, "notify"),
            consent(input.consent, "remember"),
            input.themes.stream().map(id -> Inputs.id("/themes", id)).toList());
    Voices.Taken taken = voices.take(List.of(voice), "").get(0);
    return Response.status(taken.created() ? Response.Status.CREATED : Response.Status.OK)
        .entity(new Taken(taken.id()))
        .build();
  }

  /** The inbox, latest arrival first. */
  @GET
  @Path("inbox")
  @RolesAllowed({Role.EDITOR, Role.MODERATOR})
  public Inbox inbox(
      @QueryParam("state") @Nullable String state,
      @QueryParam("source") @Nullable String source,
      @QueryParam("lang") @Nullable String lang,
      @QueryParam("topic") @Nullable String topic,
      @QueryParam("tag") @Nullable String tag,
      @QueryParam("theme") @Nullable String theme,
      @QueryParam("batch") @Nullable String batch,
      @QueryParam("untouched") @Nullable String untouched,
      @QueryParam("duplicates") @Nullable String duplicates,
      @QueryParam("q") @Nullable String q,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable String limit) {
    Voice.Page page =
        voices.inbox(
            new VoiceFilter(
                state("state", state),
                Parameters.text("source", source, 40),
                lang != null && lang.equals("und") ? "und" : Parameters.language("lang", lang),
                Inputs.text("topic", Parameters.text("topic", topic, 100)),
                Parameters.text("tag", tag, 60),
                Parameters.text("theme", theme, 128),
                Parameters.text("batch", batch, 36),
                Parameters.flag("untouched", untouched),
                Parameters.flag("duplicates", duplicates),
                Inputs.text("q", Parameters.text("q", q, 200))),
            Parameters.text("cursor", cursor, 36),
            Parameters.number("limit", limit, 50, 1, 200));
    return new Inbox(
        page.items().stream().map(VoiceView::of).toList(),
        page.next().orElse(null),
        page.total().voices(),
        page.total().exact());
  }

  private static String state(String pointer, @Nullable String state) {
    if (state == null || state.isEmpty()) {
      return "";
    }
    if (!Voice.STATES.contains(state)) {
      throw ProblemException.invalid(
          pointer, "value", "must be one of " + String.join(", ", Voice.STATES));
    }
    return state;
  }

  /** One voice, with what is like it and how it would read masked. */
  @GET
  @Path("inbox/{id}")
  @RolesAllowed({Role.EDITOR, Role.MODERATOR})
  public Detail detail(@PathParam("id") String id) {
    Voice voice =
        voices
            .find(id)
            .orElseThrow(
                () -> new ProblemException(CommonProblem.NOT_FOUND, "There is no such voice"));
    return new Detail(
        VoiceView.of(voice),
        voices.similar(id).stream()
            .map(s -> new Similar(VoiceView.of(s.voice()), Math.round(s.alike() * 100) / 100.0))
            .toList(),
        voices.maskedText(id).orElse(""));
  }

  /** Changes voices, one or many. */
  @POST
  @Path("inbox/changes")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Changed change(@NotNull @Valid Changes input, @Context SecurityContext security) {
    return new Changed(
        voices
            .change(
                input.ids,
                new Voices.Change(
                    state("/state", input.state.orElse("")),
                    input.confirmTags,
                    input.refuseTags,
                    input.undecideTags,
                    input.addThemes,
                    input.removeThemes),
                Inputs.name(security))
            .stream()
            .map(VoiceView::of)
            .toList());
  }

  /** Takes out what points at a person by its form, for good. */
  @POST
  @Path("inbox/{id}/mask")
  @RolesAllowed(Role.EDITOR)
  public VoiceView mask(@PathParam("id") String id, @Context SecurityContext security) {
    Voice voice = voices.mask(id);
    audit.record(Inputs.name(security), "said.voice.masked", id);
    return VoiceView.of(voice);
  }
}
