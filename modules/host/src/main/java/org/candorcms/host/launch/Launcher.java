// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.launch;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the framework, says when the product is ready, and ends it when the process is asked to.
 */
final class Launcher {
  private static final long READY_LIMIT_SECONDS = 30;
  private static final long STOP_LIMIT_SECONDS = 9;

  private final Settings settings;
  private final CountDownLatch ready = new CountDownLatch(1);
  private volatile String waitingFor = "";

  Launcher(Settings settings) {
    this.settings = settings;
  }

  /** Runs until the process is asked to end. */
  void run() {
    makeData();
    FileChannel lock = lock();
    int port = freePort();
    Logging.configure(settings);
    Logger log = LoggerFactory.getLogger("org.candorcms.host");
    BundleList list = BundleList.read(settings.home());
    list.missing().forEach(m -> log.warn("{} is listed in conf/bundles.txt but is not there", m));
    FrameworkStart start = new FrameworkStart(settings, list, port);
    Framework framework = start.prepare();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(framework, lock), "candor-stop"));
    framework
        .getBundleContext()
        .registerService(
            Consumer.class, this::readiness, FrameworkStart.properties("candor.readiness", "true"));
    start.go(framework).forEach(problem -> log.error("{}", problem));
    awaitReady(port, start);
    waitForEnd(framework);
  }

  /** Called from inside the framework: empty when all is ready, else what is waited for. */
  private void readiness(Object state) {
    waitingFor = String.valueOf(state);
    if (waitingFor.isEmpty()) {
      ready.countDown();
    }
  }

  private void awaitReady(int port, FrameworkStart start) {
    try {
      while (!ready.await(READY_LIMIT_SECONDS, TimeUnit.SECONDS)) {
        System.out.println("Candor is not ready yet: " + missing());
        System.out.flush();
        Threads.write(settings.data().resolve("threads.txt"));
      }
      OwnDoor door = new OwnDoor(settings.host(), port);
      while (!door.opens(READY_LIMIT_SECONDS)) {
        System.out.println("Candor is not ready yet: nothing answers at port " + port);
        System.out.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    start.keepCache();
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    System.out.printf(
        Locale.ROOT,
        "Candor is ready at http://%s:%d/ in %.1f s%n",
        visibleHost(),
        port,
        (System.currentTimeMillis() - started) / 1000.0);
    System.out.flush();
  }

  private String missing() {
    String state = waitingFor;
    return state.isEmpty() ? "no bundle reports readiness; is the host bundle there?" : state;
  }

  private String visibleHost() {
    return Set.of("127.0.0.1", "0.0.0.0", "::", "::1").contains(settings.host())
        ? "localhost"
        : settings.host();
  }

  private void makeData() {
    try {
      Files.createDirectories(settings.data());
    } catch (IOException e) {
      throw new StartFailure("I cannot make the data directory " + settings.data() + ".");
    }
  }

  private FileChannel lock() {
    Path file = settings.data().resolve(".lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        return channel;
      }
      channel.close();
    } catch (OverlappingFileLockException e) {
      throw inUse();
    } catch (IOException e) {
      throw new StartFailure("I cannot write to the data directory " + settings.data() + ".");
    }
    throw inUse();
  }

  private StartFailure inUse() {
    return new StartFailure(
        "The data directory "
            + settings.data()
            + " is in use by another Candor; stop that one or choose another with --data.");
  }

  private int freePort() {
    int wanted = settings.port();
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), wanted));
      return probe.getLocalPort();
    } catch (BindException e) {
      throw new StartFailure(
          "Port "
              + wanted
              + " on "
              + settings.host()
              + " is in use by another program; choose another with --port.");
    } catch (IOException e) {
      throw new StartFailure("I cannot listen on " + settings.host() + ": " + e.getMessage());
    }
  }

  private static void waitForEnd(Framework framework) {
    try {
      framework.waitForStop(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs in the shutdown hook, so it ends the process itself: code 0 for a clean end. */
  private static void stop(Framework framework, FileChannel lock) {
    Thread watchdog =
        new Thread(
            () -> {
              try {
                TimeUnit.SECONDS.sleep(STOP_LIMIT_SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              System.err.println("Candor did not end in time and is ended now.");
              Runtime.getRuntime().halt(0);
            },
            "candor-stop-limit");
    watchdog.setDaemon(true);
    watchdog.start();
    drain(framework);
    try {
      framework.stop();
      framework.waitForStop(TimeUnit.SECONDS.toMillis(STOP_LIMIT_SECONDS));
      lock.close();
    } catch (BundleException | IOException e) {
      System.err.println("Candor did not end cleanly: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.println("Candor has ended.");
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  /** Lets requests in flight end before anything they use goes away. */
  private static void drain(Framework framework) {
    try {
      var context = framework.getBundleContext();
      for (var reference : context.getServiceReferences(Runnable.class, "(candor.drain=true)")) {
        Runnable drain = context.getService(reference);
        if (drain != null) {
          drain.run();
        }
      }
    } catch (org.osgi.framework.InvalidSyntaxException | RuntimeException e) {
      System.err.println("Requests in flight could not be awaited: " + e.getMessage());
    }
  }
}
