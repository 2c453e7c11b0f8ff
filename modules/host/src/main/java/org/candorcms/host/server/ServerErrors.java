// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.server;

import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.osgi.service.component.annotations.Component;

/**
 * Gives the server its answer to broken requests. A connector is the one thing for which Felix
 * hands out the server, so this brings one that opens no port and has no thread.
 */
@Component(service = ConnectorFactory.class)
public final class ServerErrors implements ConnectorFactory {
  @Override
  public Connector createConnector(Server server) {
    server.setErrorHandler(new BrokenRequests());
    return new Closed(server);
  }

  /** Felix takes no other kind, and asks each for its address. */
  private static final class Closed extends ServerConnector {
    Closed(Server server) {
      super(server, 0, 0);
      setHost("127.0.0.1");
    }

    @Override
    protected void doStart() {
      // what is not opened takes no connection
    }

    @Override
    protected void doStop() {
      // nothing was opened
    }
  }
}
