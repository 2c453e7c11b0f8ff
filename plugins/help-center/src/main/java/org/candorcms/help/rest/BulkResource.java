// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.json.Json;
import org.candorcms.api.json.MaxBody;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Role;
import org.candorcms.help.article.Articles;
import org.candorcms.help.article.Edit;
import org.candorcms.help.article.Saved;
import org.jspecify.annotations.Nullable;

/** Many articles in one request, one JSON document a line. */
@Path("articles:bulk")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class BulkResource {
  private static final int MAX_BYTES = 32 * 1024 * 1024;
  private static final int MAX_REFUSED = 10_000;
  private static final int BATCH = 100;
  private static final int BATCH_CHARACTERS = 4_000_000;

  private final Articles articles;
  private final Json json;

  BulkResource(Articles articles, Json json) {
    this.articles = articles;
    this.json = json;
  }

  /** What became of the lines. */
  public record BulkAnswer(long created, long updated, long unchanged, List<Refused> refused) {}

  /**
   * A line that was not taken.
   *
   * @param line from 1
   * @param id as in the line, where it can be read
   */
  public record Refused(long line, @Nullable String id, String pointer, String message) {}

  /**
   * Creates or replaces articles in batches. Lines that are refused do not hold up the others; the
   * same request again changes nothing.
   */
  @POST
  @MaxBody(MAX_BYTES)
  @Consumes({
    "application/x-ndjson",
    "application/ndjson",
    "application/jsonl",
    "application/x-jsonlines",
    MediaType.APPLICATION_JSON
  })
  @RolesAllowed(Role.EDITOR)
  public BulkAnswer bulk(InputStream in) throws IOException {
    Run run = new Run();
    Lines lines = new Lines(in);
    for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
      run.take(line.get());
    }
    run.save();
    return new BulkAnswer(run.created, run.updated, run.unchanged, run.refused);
  }

  private final class Run {
    private final List<Edit> batch = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private int characters;
    private long line;
    private long created;
    private long updated;
    private long unchanged;

    void take(byte[] bytes) {
      line++;
      String text;
      try {
        text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException other) {
        refuse(null, new FieldError("", "encoding", "is not UTF-8"));
        return;
      }
      if (text.isBlank()) {
        return;
      }
      try {
        BulkArticle article = json.read(text, BulkArticle.class);
        batch.add(Edit.of(article.id(), article.input(), ""));
        characters += article.body().length();
      } catch (ProblemException problem) {
        refuse(id(text), first(problem));
      }
      if (batch.size() >= BATCH || characters > BATCH_CHARACTERS) {
        save();
      }
    }

    void save() {
      if (batch.isEmpty()) {
        return;
      }
      for (Saved saved : articles.saveAll(batch)) {
        switch (saved.outcome()) {
          case CREATED -> created++;
          case UPDATED -> updated++;
          case UNCHANGED -> unchanged++;
        }
      }
      batch.clear();
      characters = 0;
    }

    private void refuse(@Nullable String id, FieldError error) {
      if (refused.size() < MAX_REFUSED) {
        refused.add(new Refused(line, id, error.pointer(), error.message()));
      }
    }

    private FieldError first(ProblemException problem) {
      return problem.errors().isEmpty()
          ? new FieldError("", problem.code().code(), problem.detail())
          : problem.errors().get(0);
    }

    private @Nullable String id(String text) {
      try {
        return json.readObject(text).get("id") instanceof String id && id.length() <= 200
            ? id
            : null;
      } catch (ProblemException unreadable) {
        return null;
      }
    }
  }

  /** Lines of a stream, counted, none kept. */
  private static final class Lines {
    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int position;
    private int filled;
    private long total;

    Lines(InputStream in) {
      this.in = in;
    }

    Optional<byte[]> next() throws IOException {
      byte[] line = new byte[1024];
      int length = 0;
      boolean any = false;
      while (position < filled || fill()) {
        any = true;
        int end = position;
        while (end < filled && buffer[end] != '\n') {
          end++;
        }
        if (line.length < length + end - position) {
          line = Arrays.copyOf(line, Math.max(line.length * 2, length + end - position));
        }
        System.arraycopy(buffer, position, line, length, end - position);
        length += end - position;
        position = end + 1;
        if (end < filled) {
          break;
        }
      }
      return any ? Optional.of(Arrays.copyOf(line, length)) : Optional.empty();
    }

    private boolean fill() throws IOException {
      filled = Math.max(0, in.read(buffer));
      position = 0;
      total += filled;
      if (total > MAX_BYTES) {
        throw new ProblemException(
            CommonProblem.TOO_LARGE,
            "A bulk request has at most 32 MB; send the rest in another one. The lines before"
                + " are stored as far as they were read");
      }
      return filled > 0;
    }
  }
}
