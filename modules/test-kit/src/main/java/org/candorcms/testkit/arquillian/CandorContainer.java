// SPDX-License-Identifier: Apache-2.0
package org.candorcms.testkit.arquillian;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.candorcms.testkit.Answer;
import org.candorcms.testkit.CandorProcess;
import org.candorcms.testkit.Site;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.descriptor.api.Descriptor;
import org.jspecify.annotations.Nullable;

/**
 * Starts the assembled product once for a suite. A deployment is a plugin: it goes in through
 * {@code POST /api/plugins}, as an administrator's would, and leaves through {@code DELETE}.
 */
public final class CandorContainer implements DeployableContainer<CandorConfiguration> {
  private static volatile @Nullable CandorProcess running;

  private @Nullable CandorConfiguration configuration;

  /** The product that this suite has started. */
  public static CandorProcess running() {
    return Objects.requireNonNull(running, "The container has not been started");
  }

  @Override
  public Class<CandorConfiguration> getConfigurationClass() {
    return CandorConfiguration.class;
  }

  @Override
  public void setup(CandorConfiguration newConfiguration) {
    this.configuration = newConfiguration;
  }

  @Override
  public void start() throws LifecycleException {
    try {
      Path data = Files.createTempDirectory("candor-it");
      CandorProcess.Plan plan = CandorProcess.Plan.in(data);
      running =
          CandorProcess.start(
              Objects.requireNonNull(configuration).isDemo() ? plan.withDemo() : plan);
    } catch (IOException e) {
      throw new LifecycleException("No data directory", e);
    }
  }

  @Override
  public void stop() {
    running().close();
    running = null;
  }

  @Override
  public ProtocolDescription getDefaultProtocol() {
    return new ProtocolDescription("Local");
  }

  @Override
  public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    archive.as(ZipExporter.class).exportTo(jar);
    Site site = running().site();
    Answer answer =
        site.authorized(
            "POST", "/api/plugins", jar.toByteArray(), "Content-Type", "application/java-archive");
    if (answer.status() >= 300) {
      throw new DeploymentException(answer.status() + " " + answer.body());
    }
    URI base = URI.create(site.base());
    return new ProtocolMetaData()
        .addContext(
            new HTTPContext(base.getHost(), base.getPort()).add(new Servlet("candor", "/")));
  }

  @Override
  public void undeploy(Archive<?> archive) throws DeploymentException {
    String name = archive.getName().replaceFirst("\\.jar$", "");
    Answer answer = running().site().delete("/api/plugins/" + name);
    if (answer.status() >= 300 && answer.status() != 404) {
      throw new DeploymentException(answer.status() + " " + answer.body());
    }
  }

  @Override
  public void deploy(Descriptor descriptor) {
    throw new UnsupportedOperationException("A plugin is a jar");
  }

  @Override
  public void undeploy(Descriptor descriptor) {
    throw new UnsupportedOperationException("A plugin is a jar");
  }
}
