// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.server;

import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;
import org.osgi.service.component.annotations.Component;

/**
 * Gives the server its answer to broken requests. A connector is the one thing for which Felix
 * hands out the server, so this brings one that nobody connects to and that has no thread.
 */
@Component(service = ConnectorFactory.class)
public final class ServerErrors implements ConnectorFactory {
  @Override
  public Connector createConnector(Server server) {
    server.setErrorHandler(new BrokenRequests());
    return new LocalConnector(server, null, null, null, 0, new HttpConnectionFactory());
  }
}
