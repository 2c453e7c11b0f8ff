// SPDX-License-Identifier: Apache-2.0
package org.candorcms.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how much a request may send: a large body only from those who are signed in, a little from
 * visitors. Resources have smaller bounds of their own where they know better.
 */
final class BoundedBody {
  private static final long VISITOR = 12L * 1024 * 1024;
  private static final long CALLER = 128L * 1024 * 1024;

  private BoundedBody() {}

  static HttpServletRequest wrap(HttpServletRequest request, @Nullable Object caller) {
    long limit = caller == null ? VISITOR : CALLER;
    long announced = request.getContentLengthLong();
    if (announced > limit) {
      throw tooLarge(limit);
    }
    boolean unannounced = announced < 0 && request.getHeader("Transfer-Encoding") != null;
    return unannounced ? new Counted(request, limit) : request;
  }

  private static ProblemException tooLarge(long limit) {
    return new ProblemException(
        CommonProblem.TOO_LARGE,
        "The body may have at most " + limit / (1024 * 1024) + " MB here.");
  }

  private static final class Counted extends HttpServletRequestWrapper {
    private final long limit;
    private @Nullable ServletInputStream stream;

    Counted(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      ServletInputStream open = stream;
      if (open == null) {
        open = new CountedStream(super.getInputStream(), limit);
        stream = open;
      }
      return open;
    }

    @Override
    public BufferedReader getReader() throws IOException {
      String encoding = getCharacterEncoding();
      Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
      return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
  }

  private static final class CountedStream extends ServletInputStream {
    private final ServletInputStream inner;
    private final long limit;
    private long read;

    CountedStream(ServletInputStream inner, long limit) {
      this.inner = inner;
      this.limit = limit;
    }

    private int counted(int bytes) {
      read += Math.max(0, bytes);
      if (read > limit) {
        throw tooLarge(limit);
      }
      return bytes;
    }

    @Override
    public int read() throws IOException {
      int value = inner.read();
      counted(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return counted(inner.read(bytes, offset, length));
    }

    @Override
    public boolean isFinished() {
      return inner.isFinished();
    }

    @Override
    public boolean isReady() {
      return inner.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      inner.setReadListener(listener);
    }
  }
}
