// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bridge;

import jakarta.servlet.ServletConnection;
import java.util.concurrent.atomic.AtomicLong;
import javax.servlet.http.HttpServletRequest;
import org.apache.felix.http.jakartawrappers.HttpServletRequestWrapper;

/** Answers what Servlet 6 has added and the wrapper cannot ask a Servlet 4 host for. */
final class JakartaRequest extends HttpServletRequestWrapper {
  private static final AtomicLong COUNT = new AtomicLong();

  private final String id = Long.toString(COUNT.incrementAndGet(), Character.MAX_RADIX);

  JakartaRequest(HttpServletRequest request) {
    super(request);
  }

  @Override
  public String getRequestId() {
    return id;
  }

  @Override
  public String getProtocolRequestId() {
    return "";
  }

  @Override
  public ServletConnection getServletConnection() {
    return new Connection();
  }

  private final class Connection implements ServletConnection {
    @Override
    public String getConnectionId() {
      return "candor-" + id;
    }

    @Override
    public String getProtocol() {
      return JakartaRequest.this.getProtocol();
    }

    @Override
    public String getProtocolConnectionId() {
      return "";
    }

    @Override
    public boolean isSecure() {
      return JakartaRequest.this.isSecure();
    }
  }
}
