// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rest.host;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.ext.RuntimeDelegate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.candorcms.rest.json.StrictJson;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.internal.ServiceFinder;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.internal.inject.ConfiguredValidator;
import org.glassfish.jersey.server.model.ModelProcessor;
import org.glassfish.jersey.server.model.Resource;
import org.glassfish.jersey.server.model.ResourceMethod;
import org.glassfish.jersey.server.model.ResourceModel;
import org.glassfish.jersey.servlet.ServletContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Jersey container for one Application, which knows how many requests it is answering. */
final class JerseyApplication {
  private static final Logger log = LoggerFactory.getLogger(JerseyApplication.class);

  /**
   * One says of each resource that is an object that it is no provider, which nobody claimed; the
   * other lets callers fill the log with values that do not parse.
   */
  private static final List<java.util.logging.Logger> CHATTER =
      List.of(
          java.util.logging.Logger.getLogger("org.glassfish.jersey.internal.inject.Providers"),
          java.util.logging.Logger.getLogger("org.glassfish.jersey.internal.Errors"));

  private final ServletContainer container;
  private final List<Resource> resources;
  private int users;
  private boolean retired;

  private JerseyApplication(ServletContainer container, List<Resource> resources) {
    this.container = container;
    this.resources = resources;
  }

  /** Makes Jersey find itself where its services are nested in this bundle. */
  static void prepare() {
    CHATTER.forEach(logger -> logger.setLevel(java.util.logging.Level.SEVERE));
    withOwnLoader(
        () -> {
          ServiceFinder.setIteratorProvider(new OwnServices());
          RuntimeDelegate.setInstance(
              new org.glassfish.jersey.server.internal.RuntimeDelegateImpl());
        });
  }

  static JerseyApplication start(String base, Application application, StrictJson json) {
    ResourceConfig config = new ResourceConfig();
    config.registerInstances(application.getSingletons().toArray());
    config.registerClasses(application.getClasses());
    config.register(new JsonBodies(json), 100);
    config.register(new ProblemMapper(json));
    config.register(new ReadableHeaders());
    config.register(new Gate());
    config.register(new Parameters());
    if (takesMultipart(application)) {
      config.register(MultiPartFeature.class);
    }
    config.register(
        new AbstractBinder() {
          @Override
          protected void configure() {
            bind(new ParameterConstraints(json.constraints().validator()))
                .to(ConfiguredValidator.class);
          }
        });
    ModelCopy model = new ModelCopy();
    config.register(model, 10_000);
    // Readers and writers of images and XML that no resource uses, each missing some class.
    config.property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL");
    config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
    config.property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
    config.property(ServerProperties.UNWRAP_COMPLETION_STAGE_IN_WRITER_ENABLE, true);
    config.property(ServerProperties.BV_FEATURE_DISABLE, true);
    config.property("jersey.config.disableMoxyJson", true);
    config.setApplicationName("candor" + base.replace('/', '-'));
    ServletContainer container = new ServletContainer(config);
    withOwnLoader(() -> init(container, base));
    List<Resource> resources = model.resources;
    warnAboutSilentMethods(base, resources);
    return new JerseyApplication(container, resources);
  }

  /** Its reader has threads and settings of its own, which few Applications need. */
  private static boolean takesMultipart(Application application) {
    return Stream.concat(
            application.getClasses().stream(),
            application.getSingletons().stream().map(Object::getClass))
        .flatMap(type -> Stream.concat(Stream.of(type), Stream.of(type.getMethods())))
        .map(element -> element.getAnnotation(Consumes.class))
        .filter(Objects::nonNull)
        .flatMap(consumes -> Stream.of(consumes.value()))
        .anyMatch(type -> type.startsWith("multipart/"));
  }

  private static void init(ServletContainer container, String base) {
    try {
      container.init(new BareConfig("candor.rest" + base));
    } catch (ServletException e) {
      throw new IllegalStateException("Jersey does not start for " + base, e);
    }
  }

  private static void warnAboutSilentMethods(String base, List<Resource> resources) {
    for (Resource resource : resources) {
      for (ResourceMethod method : resource.getResourceMethods()) {
        if (!method.isExtended() && MethodRules.rule(method.getInvocable()) == null) {
          log.warn(
              "{} {} says nothing about roles, so only administrators may call it;"
                  + " add @RolesAllowed or @PermitAll",
              base,
              method.getInvocable().getHandlingMethod().getName());
        }
      }
      warnAboutSilentMethods(base, resource.getChildResources());
    }
  }

  List<Resource> resources() {
    return resources;
  }

  /** Counts a request in, unless the application is on its way out. */
  synchronized boolean enter() {
    if (retired) {
      return false;
    }
    users++;
    return true;
  }

  /** Counts a request out that was not served. */
  synchronized void leave() {
    users--;
    notifyAll();
  }

  /** Serves a request that was counted in; tells when it is answered, which may be later. */
  void service(HttpServletRequest request, HttpServletResponse response, Runnable answered)
      throws ServletException, IOException {
    boolean pending = false;
    try {
      container.service(request, response);
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(new Leaving(answered));
        pending = true;
      }
    } catch (IllegalStateException e) {
      // An asynchronous request may have ended between the two calls above.
      if (pending || !response.isCommitted()) {
        throw e;
      }
    } finally {
      if (!pending) {
        answered.run();
        leave();
      }
    }
  }

  /** Waits for the requests that are being answered, then lets go of everything. */
  void stop(Duration patience) {
    synchronized (this) {
      retired = true;
      long end = System.nanoTime() + patience.toNanos();
      long left = patience.toMillis();
      while (users > 0 && left > 0) {
        try {
          wait(left);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          break;
        }
        left = (end - System.nanoTime()) / 1_000_000;
      }
    }
    container.destroy();
  }

  private static void withOwnLoader(Runnable work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(ServletContainer.class.getClassLoader());
    try {
      work.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Keeps the resources as Jersey has understood them. */
  private static final class ModelCopy implements ModelProcessor {
    private List<Resource> resources = List.of();

    @Override
    public ResourceModel processResourceModel(ResourceModel model, Configuration configuration) {
      resources = List.copyOf(model.getRootResources());
      return model;
    }

    @Override
    public ResourceModel processSubResource(ResourceModel model, Configuration configuration) {
      return model;
    }
  }

  private final class Leaving implements AsyncListener {
    private final Runnable answered;

    Leaving(Runnable answered) {
      this.answered = answered;
    }

    @Override
    public void onComplete(AsyncEvent event) {
      answered.run();
      leave();
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
