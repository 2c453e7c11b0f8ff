// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.mail;

import com.fasterxml.uuid.Generators;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.candorcms.api.mail.Mail;
import org.candorcms.api.mail.Message;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.jspecify.annotations.Nullable;

/** The outbox, for administrators. */
@Path("/")
@Produces("application/json")
@RolesAllowed(Role.ADMINISTRATOR)
public final class MailResource {
  private static final int MAX_LIMIT = 200;
  private static final Set<String> STATES = Set.of(MailRow.WAITING, MailRow.SENT, MailRow.FAILED);

  private final MailService mail;
  private final AuditLog audit;

  MailResource(MailService mail, AuditLog audit) {
    this.mail = mail;
    this.audit = audit;
  }

  /** How mail is doing; {@code obstacle} says why mails wait. */
  public record Status(Optional<String> obstacle, Mail.Counts counts) {}

  /** A mail; its text is never shown. */
  public record Item(
      String key,
      String state,
      String to,
      String subject,
      Instant acceptedAt,
      Optional<Instant> nextAt,
      Optional<Instant> endedAt,
      int attempts,
      String problem) {
    static Item of(MailRow row) {
      return new Item(
          row.key,
          row.state,
          row.recipient,
          row.subject,
          row.acceptedAt,
          row.state.equals(MailRow.WAITING) ? Optional.of(row.nextAt) : Optional.empty(),
          Optional.ofNullable(row.endedAt),
          row.attempts,
          row.problem);
    }
  }

  /** A page of mails, newest first; the total counts all mails in the state asked for. */
  public record MailPage(List<Item> items, @Nullable String next, long total) {}

  /** Where a test mail goes. */
  public record Test(@NotBlank @Size(max = 254) String to) {}

  /** The test mail; ask {@code messages/{key}} what became of it. */
  public record Sent(String key) {}

  /** How many mails it was about. */
  public record Affected(int affected) {}

  /** How mail is doing. */
  @GET
  public Status status() {
    return new Status(mail.obstacle(), mail.outbox().counts(Optional.empty()));
  }

  /** Lists mails. */
  @GET
  @Path("messages")
  public MailPage list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("batch") @Nullable String batch,
      @QueryParam("limit") @DefaultValue("50") int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw ProblemException.invalid(
          "limit", "range", "limit was " + limit + "; allowed 1.." + MAX_LIMIT);
    }
    if (state != null && !STATES.contains(state)) {
      throw ProblemException.invalid("state", "enum", "state is waiting, sent or failed");
    }
    Optional<String> of = Optional.ofNullable(batch);
    List<MailRow> rows =
        mail.outbox()
            .list(
                Optional.ofNullable(state),
                of,
                Optional.ofNullable(cursor).map(MailResource::cursor),
                limit + 1);
    boolean more = rows.size() > limit;
    List<MailRow> page = more ? rows.subList(0, limit) : rows;
    return new MailPage(
        page.stream().map(Item::of).toList(),
        more ? page.get(limit - 1).acceptedAt + "~" + page.get(limit - 1).key : null,
        total(mail.outbox().counts(of), state));
  }

  private static long total(Mail.Counts counts, @Nullable String state) {
    return switch (String.valueOf(state)) {
      case MailRow.WAITING -> counts.waiting();
      case MailRow.SENT -> counts.sent();
      case MailRow.FAILED -> counts.failed();
      default -> counts.waiting() + counts.sent() + counts.failed();
    };
  }

  private static Outbox.Cursor cursor(String text) {
    int tilde = text.indexOf('~');
    try {
      return new Outbox.Cursor(
          Instant.parse(text.substring(0, Math.max(tilde, 0))), text.substring(tilde + 1));
    } catch (DateTimeException e) {
      throw ProblemException.invalid("cursor", "format", "Use the value of next");
    }
  }

  /** One mail. */
  @GET
  @Path("messages/{key}")
  public Item one(@PathParam("key") String key) {
    return mail.outbox()
        .find(key)
        .map(Item::of)
        .orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND, "There is no such mail"));
  }

  /** Sends a test mail the way of all others. */
  @POST
  @Path("test")
  @Consumes("application/json")
  public Sent test(Test test, @Context SecurityContext security) {
    String key = "mail.test:" + Generators.timeBasedEpochGenerator().generate();
    mail.send(
        key,
        Message.of(
            test.to().strip(),
            Locale.ENGLISH,
            "Candor can send mail",
            "An administrator asked for this mail to see whether it arrives. It did.\n"));
    audit.record(actor(security), "mail.tested", key);
    return new Sent(key);
  }

  /** Tries everything that waits again now. */
  @POST
  @Path("retry")
  public Affected retry() {
    return new Affected(mail.retry());
  }

  /** Gives up everything that waits. */
  @DELETE
  @Path("messages")
  public Affected discardAll(@Context SecurityContext security) {
    int discarded = mail.outbox().discard(Optional.empty());
    audit.record(actor(security), "mail.discarded", discarded + " mails");
    return new Affected(discarded);
  }

  /** Gives up a mail that waits. */
  @DELETE
  @Path("messages/{key}")
  public Affected discard(@PathParam("key") String key, @Context SecurityContext security) {
    int discarded = mail.outbox().discard(Optional.of(key));
    if (discarded > 0) {
      audit.record(actor(security), "mail.discarded", key);
    }
    return new Affected(discarded);
  }

  private static String actor(SecurityContext security) {
    return Optional.ofNullable(security.getUserPrincipal()).map(Principal::getName).orElse("?");
  }
}
