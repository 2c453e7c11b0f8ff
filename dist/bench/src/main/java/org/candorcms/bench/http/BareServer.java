// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bench.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/**
 * The reference: a Jetty with one servlet that writes the bytes of a file at {@code /bytes}, and a
 * bare Jersey with one resource at {@code /jersey/hello}. Arguments: port, file.
 */
public final class BareServer {
  private BareServer() {}

  /** Serves until the process is ended. */
  public static void main(String[] arguments) throws Exception {
    byte[] bytes = Files.readAllBytes(java.nio.file.Path.of(arguments[1]));
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("localhost");
    connector.setPort(Integer.parseInt(arguments[0]));
    server.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(new Bytes(bytes)), "/bytes");
    ResourceConfig jersey =
        new ResourceConfig().register(Hello.class).register(JacksonFeature.class);
    context.addServlet(new ServletHolder(new ServletContainer(jersey)), "/jersey/*");
    server.setHandler(context);
    server.start();
    server.join();
  }

  private static final class Bytes extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/html;charset=utf-8");
      response.setContentLength(bytes.length);
      response.getOutputStream().write(bytes);
    }
  }

  /** The resource that ours is compared with. */
  @Path("hello")
  public static final class Hello {
    /** The least that a JSON endpoint can say. */
    @GET
    @Produces("application/json")
    public Map<String, String> hello() {
      return Map.of("hello", "world");
    }
  }
}
