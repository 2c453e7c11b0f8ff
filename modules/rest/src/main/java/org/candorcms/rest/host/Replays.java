// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the answers to POST requests with an {@code Idempotency-Key} for a day, so that one
 * sent twice has one effect. Kept in memory and bounded: a restart forgets, and each process of a
 * cluster knows its own.
 */
final class Replays {
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final Duration KEPT = Duration.ofHours(24);
  private static final int MAX_PREFIX = 1 << 20;
  private static final int MAX_ANSWER = 64 * 1024;
  private static final int MAX_ENTRIES = 5_000;
  private static final long MAX_BYTES = 16L << 20;

  private final Clock clock;
  private final Map<String, Remembered> all = new LinkedHashMap<>();
  private long bytes;

  Replays(Clock clock) {
    this.clock = clock;
  }

  private record Remembered(String hash, Instant at, @Nullable Answer answer) {
    int size() {
      return answer == null ? 0 : answer.body().length;
    }
  }

  /** What was answered; compared by nobody. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Answer(
      int status,
      @Nullable String type,
      @Nullable String location,
      @Nullable String etag,
      byte[] body) {}

  /** A request that is remembered once it has been answered. */
  record Attempt(String key, String hash, HttpServletRequest request, Recorder response) {}

  /** The attempt to make, or null where the answer was known and has been sent. */
  @Nullable Attempt begin(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String given = request.getHeader("Idempotency-Key");
    if (!KEY.matcher(given).matches()) {
      throw ProblemException.invalid(
          "Idempotency-Key", "format", "Idempotency-Key takes 1 to 255 visible ASCII characters");
    }
    byte[] prefix = request.getInputStream().readNBytes(MAX_PREFIX);
    String hash = hash(prefix) + ":" + request.getContentLengthLong();
    String who =
        request.getAttribute(Caller.ATTRIBUTE) instanceof Caller caller
            ? "caller " + caller.name()
            : "address " + request.getRemoteAddr();
    String key =
        String.join(
            "\n", who, request.getRequestURI(), String.valueOf(request.getQueryString()), given);
    Answer known = claim(key, hash);
    if (known != null) {
      send(known, response);
      return null;
    }
    return new Attempt(key, hash, new Rewound(request, prefix), new Recorder(response));
  }

  private synchronized @Nullable Answer claim(String key, String hash) {
    forget();
    Remembered before = all.get(key);
    if (before == null) {
      all.put(key, new Remembered(hash, clock.instant(), null));
      return null;
    }
    if (!before.hash().equals(hash)) {
      throw new ProblemException(
          CommonProblem.UNPROCESSABLE, "This Idempotency-Key was used with another body");
    }
    if (before.answer() == null) {
      throw new ProblemException(
          CommonProblem.CONFLICT, "A request with this Idempotency-Key is being answered");
    }
    return before.answer();
  }

  private void forget() {
    Instant limit = clock.instant().minus(KEPT);
    Iterator<Remembered> oldest = all.values().iterator();
    while (oldest.hasNext()) {
      Remembered one = oldest.next();
      if (all.size() < MAX_ENTRIES && bytes < MAX_BYTES && !one.at().isBefore(limit)) {
        return;
      }
      bytes -= one.size();
      oldest.remove();
    }
  }

  /** Remembers what was done; a failure had no effect and may be tried again. */
  synchronized void end(Attempt attempt) {
    Recorder response = attempt.response();
    Remembered running = all.remove(attempt.key());
    if (running == null || response.getStatus() < 200 || response.getStatus() > 299) {
      return;
    }
    Answer answer =
        new Answer(
            response.getStatus(),
            response.getContentType(),
            response.getHeader("Location"),
            response.getHeader("ETag"),
            response.body());
    bytes += answer.body().length;
    all.put(attempt.key(), new Remembered(attempt.hash(), running.at(), answer));
  }

  private static void send(Answer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status());
    response.setHeader("Idempotent-Replayed", "true");
    response.setHeader("Cache-Control", "no-store");
    if (answer.type() != null) {
      response.setContentType(answer.type());
    }
    if (answer.location() != null) {
      response.setHeader("Location", answer.location());
    }
    if (answer.etag() != null) {
      response.setHeader("ETag", answer.etag());
    }
    response.getOutputStream().write(answer.body());
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** A request whose body starts with what was read already. */
  private static final class Rewound extends HttpServletRequestWrapper {
    private final ServletInputStream stream;

    Rewound(HttpServletRequest request, byte[] prefix) throws IOException {
      super(request);
      InputStream rest = request.getInputStream();
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(prefix), rest);
      this.stream =
          new ServletInputStream() {
            private boolean finished;

            @Override
            public int read() throws IOException {
              int b = whole.read();
              finished |= b < 0;
              return b;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
              int n = whole.read(buffer, offset, length);
              finished |= n < 0;
              return n;
            }

            @Override
            public boolean isFinished() {
              return finished;
            }

            @Override
            public boolean isReady() {
              return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
              throw new IllegalStateException("The body is read blocking");
            }
          };
    }

    @Override
    public ServletInputStream getInputStream() {
      return stream;
    }
  }

  /** A response whose body is kept, up to a bound. */
  static final class Recorder extends HttpServletResponseWrapper {
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();
    private boolean tooLarge;
    private @Nullable ServletOutputStream stream;

    Recorder(HttpServletResponse response) {
      super(response);
    }

    byte[] body() {
      return tooLarge ? "{\"replayed\":true}".getBytes(StandardCharsets.UTF_8) : copy.toByteArray();
    }

    private void keep(byte[] buffer, int offset, int length) {
      tooLarge |= copy.size() + length > MAX_ANSWER;
      if (!tooLarge) {
        copy.write(buffer, offset, length);
      }
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      ServletOutputStream known = stream;
      if (known == null) {
        known = new Copying(super.getOutputStream());
        stream = known;
      }
      return known;
    }

    private final class Copying extends ServletOutputStream {
      private final ServletOutputStream out;

      Copying(ServletOutputStream out) {
        this.out = out;
      }

      @Override
      public void write(int b) throws IOException {
        out.write(b);
        keep(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        keep(buffer, offset, length);
      }

      @Override
      public void flush() throws IOException {
        out.flush();
      }

      @Override
      public void close() throws IOException {
        out.close();
      }

      @Override
      public boolean isReady() {
        return out.isReady();
      }

      @Override
      public void setWriteListener(WriteListener listener) {
        out.setWriteListener(listener);
      }
    }
  }
}
