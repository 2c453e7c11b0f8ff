// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candorcms.api.json.Json;
import org.candorcms.api.security.Role;
import org.candorcms.disclosure.proof.Records;
import org.candorcms.disclosure.wording.Refused;
import org.candorcms.disclosure.wording.Statement;
import org.jspecify.annotations.Nullable;

/** What stood on which page when, with what proves it. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class RecordsResource {
  private static final int CHUNK = 200;

  private final Records records;
  private final Json json;
  private final Clock clock;

  RecordsResource(Records records, Json json, Clock clock) {
    this.records = records;
    this.json = json;
    this.clock = clock;
  }

  /** The key that signs, as it stands in each record. */
  public record Key(String algorithm, String publicKey) {}

  /**
   * The record that was in force for a page at a moment: the answer is a file that {@code candor
   * disclosure verify} checks.
   *
   * @param at day (its end, UTC) or moment; left out: now
   */
  @GET
  @Path("record")
  @RolesAllowed(Role.EDITOR)
  public Records.Proved record(
      @QueryParam("path") @NotNull @NotBlank @Size(max = 500) String path,
      @QueryParam("at") @Nullable @Size(max = 40) String at) {
    return records
        .at(path, at == null || at.isEmpty() ? clock.instant() : moment(at))
        .orElseThrow(() -> Answers.missing("record"));
  }

  private static Instant moment(String text) {
    try {
      return text.length() <= 10
          ? LocalDate.parse(text)
              .plusDays(1)
              .atStartOfDay()
              .toInstant(ZoneOffset.UTC)
              .minusNanos(1000)
          : Instant.parse(text);
    } catch (DateTimeException | ArithmeticException notOne) {
      throw Refused.invalid("at", "date", Statement.of("problem.day"));
    }
  }

  /** Records, newest first. */
  @GET
  @Path("records")
  @RolesAllowed(Role.EDITOR)
  public Answers.Listing<Map<String, Object>> list(
      @QueryParam("path") @DefaultValue("") @Size(max = 500) String path,
      @QueryParam("cursor") @DefaultValue("0") @Min(0) long cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    List<Map<String, Object>> items =
        records.list(path, cursor, limit + 1).stream().map(Records.Proof::record).toList();
    return Answers.page(
        items, limit, records.count(path), item -> String.valueOf(item.get("sequence")));
  }

  /** The whole chain, one record on each line, for {@code candor disclosure verify}. */
  @GET
  @Path("records/chain")
  @Produces("application/x-ndjson")
  @RolesAllowed(Role.EDITOR)
  public Response chain() {
    StreamingOutput lines =
        out -> {
          long after = 0;
          while (true) {
            List<Records.Proof> chunk = records.chain(after, CHUNK);
            for (Records.Proof proof : chunk) {
              Map<String, Object> line = new LinkedHashMap<>();
              line.put("body", proof.body());
              line.put("signature", proof.signature());
              out.write((json.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            if (chunk.size() < CHUNK) {
              return;
            }
            after += CHUNK;
          }
        };
    return Response.ok(lines)
        .header("Content-Disposition", "attachment; filename=\"disclosure-records.ndjson\"")
        .build();
  }

  /** The key, to be kept elsewhere and compared. */
  @GET
  @Path("key")
  @RolesAllowed(Role.EDITOR)
  public Key key() {
    return new Key("Ed25519", records.publicKey());
  }
}
