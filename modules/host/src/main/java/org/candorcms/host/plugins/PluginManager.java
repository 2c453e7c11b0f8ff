// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.AuditLog;
import org.candorcms.host.plugins.PluginFolders.Candidate;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.FindHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the plugins that run equal to the files in the plugin folders, one change at a time. A
 * plugin in the data directory is stronger than a bundled one of the same name.
 */
@Component(immediate = true, service = PluginManager.class)
public final class PluginManager {
  private static final Logger log = LoggerFactory.getLogger(PluginManager.class);
  private static final String LOCATION = "reference:";
  private static final long WATCH_MILLIS = 700;
  private static final long BUSY_SECONDS = 30;

  private final BundleContext context;
  private final Components components;
  private final Deployment deployment;
  private final PluginFolders folders;
  private final String runningLocation;
  private final ServiceTracker<AuditLog, AuditLog> audit;
  private final ReentrantLock change = new ReentrantLock(true);
  private final Map<String, Plugin> plugins = new ConcurrentSkipListMap<>();
  private final Map<Path, Candidate> seen = new HashMap<>();
  private final Thread watcher;
  private volatile boolean settled;

  /** A plugin that runs or should; {@code bundle} is null if it could not be brought up. */
  private record Plugin(
      PluginJar jar, Candidate source, @Nullable Bundle bundle, Optional<String> problem) {}

  /** Starts the plugins in a thread of its own, beside the bundles that still start. */
  @Activate
  public PluginManager(BundleContext context, @Reference ServiceComponentRuntime runtime) {
    this.context = context;
    this.components = new Components(runtime);
    this.deployment = new Deployment(context, components);
    this.folders = new PluginFolders(context);
    this.runningLocation = LOCATION + folders.running().toUri();
    this.audit = new ServiceTracker<>(context, AuditLog.class, null);
    audit.open();
    context.registerService(
        new String[] {EventListenerHook.class.getName(), FindHook.class.getName()},
        new Fence(this::isPlugin),
        null);
    watcher = new Thread(this::watch, "candor-plugins");
    watcher.setDaemon(true);
    watcher.start();
  }

  @Deactivate
  void stop() {
    watcher.interrupt();
    audit.close();
    // before the database and what else they use, which have lower start levels than this bundle
    plugins.values().stream()
        .map(Plugin::bundle)
        .filter(Objects::nonNull)
        .forEach(deployment::halt);
  }

  /** What the plugins wait for at the start of the product; empty once all were tried. */
  Optional<String> unsettled() {
    return settled ? Optional.empty() : Optional.of("the plugins are starting");
  }

  /** All plugins in the order of their names. */
  List<PluginItem> list() {
    return plugins.values().stream().map(this::item).toList();
  }

  private PluginItem item(Plugin plugin) {
    Bundle bundle = plugin.bundle();
    String name = plugin.jar().name();
    Optional<String> rolledBack = folders.problem(name);
    List<String> lacking =
        bundle != null && bundle.getState() == Bundle.ACTIVE
            ? components.lacking(bundle)
            : List.of();
    String state;
    Optional<String> problem = plugin.problem();
    if (bundle == null || bundle.getState() != Bundle.ACTIVE || !lacking.isEmpty()) {
      state = change.isLocked() && problem.isEmpty() ? "starting" : "failed";
      problem = problem.or(() -> lacking.stream().findFirst());
    } else if (rolledBack.isPresent()) {
      state = "rolled-back";
      problem = rolledBack;
    } else {
      state = "active";
    }
    return new PluginItem(
        name,
        plugin.jar().title(),
        plugin.jar().version(),
        state,
        problem,
        plugin.jar().description(),
        plugin.source().bundled(),
        previousVersion(name));
  }

  private Optional<String> previousVersion(String name) {
    Path previous = folders.previous(name);
    try {
      return Files.exists(previous)
          ? Optional.of(PluginJar.read(previous).version())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private PluginItem item(String name) {
    return item(Objects.requireNonNull(plugins.get(name)));
  }

  // ---- changes by administrators

  /**
   * Installs or upgrades; answers when the version serves.
   *
   * @param upload a file in the incoming folder, gone afterwards
   */
  PluginItem install(Path upload, String actor) throws IOException {
    lock();
    try {
      PluginJar jar = JarCheck.check(upload, platformNames());
      refuseNamesake(jar);
      Plugin old = plugins.get(jar.name());
      if (old != null && serves(old) && same(old, upload)) {
        folders.setProblem(jar.name(), Optional.empty());
        return item(jar.name());
      }
      put(jar, upload, old);
      audit(actor, old == null ? "plugin.installed" : "plugin.upgraded", jar);
      return item(jar.name());
    } catch (RefusedPlugin e) {
      throw new ProblemException(CommonProblem.UNPROCESSABLE, e.sentence());
    } finally {
      Files.deleteIfExists(upload);
      change.unlock();
    }
  }

  /** Brings the version before the present one back. */
  PluginItem rollback(String name, String actor) throws IOException {
    lock();
    Path copy = folders.incoming().resolve(name + "-rollback.jar");
    try {
      Plugin old = find(name);
      if (!Files.exists(folders.previous(name))) {
        throw new ProblemException(
            CommonProblem.CONFLICT, "There is no earlier version of " + name + " to go back to.");
      }
      PluginFolders.replace(folders.previous(name), copy);
      PluginJar jar = JarCheck.check(copy, platformNames());
      put(jar, copy, old);
      audit(actor, "plugin.rolled-back", jar);
      return item(name);
    } catch (RefusedPlugin e) {
      throw new ProblemException(CommonProblem.UNPROCESSABLE, e.sentence());
    } finally {
      Files.deleteIfExists(copy);
      change.unlock();
    }
  }

  /** Removes a plugin; a bundled one stays away until it is installed again. */
  void remove(String name, String actor) throws IOException {
    lock();
    try {
      Plugin plugin = find(name);
      for (Candidate candidate : folders.candidates()) {
        if (!candidate.bundled() && isOf(candidate, name)) {
          PluginFolders.replace(candidate.file(), folders.previous(name));
          Files.delete(candidate.file());
          seen.remove(candidate.file());
        }
      }
      folders.setRemoved(name, true);
      folders.setProblem(name, Optional.empty());
      takeDown(plugin);
      audit(actor, "plugin.removed", plugin.jar());
    } finally {
      change.unlock();
    }
  }

  private Plugin find(String name) {
    Plugin plugin = plugins.get(name);
    if (plugin == null) {
      throw new ProblemException(CommonProblem.NOT_FOUND, "There is no plugin of this name.");
    }
    return plugin;
  }

  private void lock() {
    try {
      if (!change.tryLock(BUSY_SECONDS, TimeUnit.SECONDS)) {
        throw new ProblemException(
            CommonProblem.CONFLICT, "Another plugin is being changed; try again.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(CommonProblem.UNAVAILABLE, "The server is ending.");
    }
  }

  private void audit(String actor, String action, PluginJar jar) {
    log.info("{} {} {} by {}", action, jar.name(), jar.version(), actor);
    AuditLog book = audit.getService();
    if (book != null) {
      book.record(actor, action, jar.name() + " " + jar.version());
    }
  }

  private static boolean serves(Plugin plugin) {
    return plugin.bundle() != null && plugin.bundle().getState() == Bundle.ACTIVE;
  }

  private static boolean same(Plugin plugin, Path upload) throws IOException {
    return Files.exists(plugin.source().file())
        && Files.mismatch(plugin.source().file(), upload) == -1;
  }

  private void refuseNamesake(PluginJar jar) throws RefusedPlugin {
    Plugin plugin = plugins.get(jar.name());
    if (plugin != null && !plugin.jar().symbolicName().equals(jar.symbolicName())) {
      throw new RefusedPlugin(
          "There is already a plugin called "
              + jar.name()
              + ": "
              + plugin.jar().symbolicName()
              + ".");
    }
  }

  /** Deploys an upload and, once it serves, makes it the installed version. */
  private void put(PluginJar jar, Path upload, @Nullable Plugin old)
      throws RefusedPlugin, IOException {
    String name = jar.name();
    Candidate uploaded = PluginFolders.candidate(upload, false).orElseThrow();
    Bundle bundle = deploy(jar, uploaded, old);
    Path target = folders.installedAs(name);
    if (old != null && Files.exists(old.source().file())) {
      PluginFolders.replace(old.source().file(), folders.previous(name));
    }
    for (Candidate other : folders.candidates()) {
      if (!other.bundled() && !other.file().equals(target) && isOf(other, name)) {
        Files.delete(other.file());
        seen.remove(other.file());
      }
    }
    PluginFolders.replace(upload, target);
    Candidate source = PluginFolders.candidate(target, false).orElseThrow();
    seen.put(target, source);
    folders.setRemoved(name, false);
    plugins.put(name, new Plugin(jar, source, bundle, Optional.empty()));
  }

  /** Deploys beside the old version; on refusal the old one stays and the reason is remembered. */
  private Bundle deploy(PluginJar jar, Candidate source, @Nullable Plugin old)
      throws RefusedPlugin, IOException {
    Path copy = freshCopy(jar, source);
    Bundle oldBundle = old == null ? null : old.bundle();
    try {
      Bundle bundle = deployment.deploy(copy, oldBundle);
      folders.setProblem(jar.name(), Optional.empty());
      sweep();
      return bundle;
    } catch (RefusedPlugin e) {
      Files.deleteIfExists(copy);
      if (old != null) {
        folders.setProblem(
            jar.name(),
            Optional.of("Version " + jar.version() + " was rolled back: " + e.sentence()));
      }
      log.warn("{} {} was refused: {}", jar.name(), jar.version(), e.sentence());
      throw e;
    }
  }

  private Path freshCopy(PluginJar jar, Candidate source) throws IOException {
    Path copy = source.copyIn(folders.running(), jar);
    for (int i = 1; Files.exists(copy); i++) {
      copy =
          copy.resolveSibling(
              "again" + i + "-" + source.copyIn(folders.running(), jar).getFileName());
    }
    PluginFolders.replace(source.file(), copy);
    return copy;
  }

  private void takeDown(Plugin plugin) throws IOException {
    if (plugin.bundle() != null) {
      deployment.remove(plugin.bundle());
    }
    plugins.remove(plugin.jar().name());
    sweep();
  }

  private void sweep() throws IOException {
    folders.sweep(
        Stream.of(context.getBundles())
            .filter(b -> b.getState() != Bundle.UNINSTALLED)
            .map(PluginManager::fileOf)
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<Path> fileOf(Bundle bundle) {
    String location = bundle.getLocation();
    return location.startsWith(LOCATION + "file:")
        ? Optional.of(Path.of(java.net.URI.create(location.substring(LOCATION.length()))))
        : Optional.empty();
  }

  /** Whether a bundle is, or was, a plugin of this manager. */
  boolean isPlugin(Bundle bundle) {
    // Asked for every event of a service, so no address is parsed here.
    return bundle.getLocation().startsWith(runningLocation);
  }

  /** Everything that is no plugin of ours belongs to the product. */
  private Set<String> platformNames() {
    Set<String> names =
        Stream.of(context.getBundles())
            .filter(b -> !isPlugin(b))
            .map(Bundle::getSymbolicName)
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(HashSet::new));
    names.add("system.bundle");
    return names;
  }

  private static boolean isOf(Candidate candidate, String name) {
    try {
      return PluginJar.read(candidate.file()).name().equals(name);
    } catch (IOException e) {
      return false;
    }
  }

  // ---- what lies in the folders

  private void watch() {
    change.lock();
    try {
      startAll();
    } catch (IOException | RuntimeException e) {
      log.error("The plugins could not be started", e);
    } finally {
      change.unlock();
      settled = true;
    }
    Map<Path, Candidate> before = new HashMap<>(seen);
    while (!Thread.currentThread().isInterrupted()) {
      try {
        TimeUnit.MILLISECONDS.sleep(WATCH_MILLIS);
        before = look(before);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (IOException | RuntimeException e) {
        log.warn("The plugin folders could not be read: {}", e.toString());
      }
    }
  }

  /** Starts what the folders hold, from the framework's cache where it has the very same file. */
  private void startAll() throws IOException {
    folders.sweepIncoming();
    Map<Path, Bundle> cached = new HashMap<>();
    for (Bundle bundle : context.getBundles()) {
      if (isPlugin(bundle)) {
        cached.put(fileOf(bundle).orElseThrow(), bundle);
      }
    }
    Map<String, Candidate> wanted = new TreeMap<>();
    Map<String, PluginJar> jars = new HashMap<>();
    for (Candidate candidate : folders.candidates()) {
      seen.put(candidate.file(), candidate);
      try {
        PluginJar jar = PluginJar.read(candidate.file());
        if (!(candidate.bundled() && folders.isRemoved(jar.name()))
            && wanted.putIfAbsent(jar.name(), candidate) == null) {
          jars.put(jar.name(), jar);
        }
      } catch (IOException e) {
        log.warn("{} is not a plugin: {}", candidate.file().getFileName(), e.getMessage());
      }
    }
    List<Callable<Void>> starts = new ArrayList<>();
    for (Map.Entry<String, Candidate> entry : wanted.entrySet()) {
      PluginJar jar = Objects.requireNonNull(jars.get(entry.getKey()));
      Bundle bundle = cached.get(entry.getValue().copyIn(folders.running(), jar));
      starts.add(
          () -> {
            start(jar, entry.getValue(), bundle);
            return null;
          });
    }
    sideBySide(starts);
    List<Bundle> kept =
        plugins.values().stream().map(Plugin::bundle).filter(Objects::nonNull).toList();
    cached.values().stream().filter(b -> !kept.contains(b)).forEach(deployment::remove);
    sweep();
  }

  /** Plugins do not know each other, so none waits for the demo or the schema of another. */
  private static void sideBySide(List<Callable<Void>> starts) throws IOException {
    ExecutorService starters = Executors.newFixedThreadPool(Math.max(1, starts.size()));
    try {
      for (Future<Void> start : starters.invokeAll(starts)) {
        start.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      starters.shutdownNow();
    }
  }

  private void start(PluginJar jar, Candidate source, @Nullable Bundle cached) throws IOException {
    plugins.put(jar.name(), new Plugin(jar, source, cached, Optional.empty()));
    try {
      Bundle bundle = cached;
      if (bundle == null) {
        JarCheck.check(source.file(), platformNames());
        Path copy = source.copyIn(folders.running(), jar);
        PluginFolders.replace(source.file(), copy);
        bundle = deployment.deploy(copy, null, Deployment.START_LIMIT);
      } else {
        deployment.bringUp(bundle, null, Deployment.START_LIMIT);
      }
      plugins.put(jar.name(), new Plugin(jar, source, bundle, Optional.empty()));
    } catch (RefusedPlugin e) {
      log.error("{} {} does not start: {}", jar.name(), jar.version(), e.sentence());
      plugins.put(jar.name(), new Plugin(jar, source, null, Optional.of(e.sentence())));
    }
  }

  /**
   * Compares the folders with what was acted upon. A file counts only when it was the same at two
   * looks, because it may still be being copied.
   */
  private Map<Path, Candidate> look(Map<Path, Candidate> before) throws IOException {
    Map<Path, Candidate> now = new HashMap<>();
    folders.candidates().forEach(c -> now.put(c.file(), c));
    if (now.equals(seen) || !change.tryLock()) {
      return now;
    }
    try {
      for (Candidate candidate : now.values().stream().sorted(byFolder()).toList()) {
        if (candidate.equals(before.get(candidate.file()))
            && !candidate.equals(seen.get(candidate.file()))) {
          seen.put(candidate.file(), candidate);
          dropped(candidate);
        }
      }
      for (Path gone : seen.keySet().stream().filter(f -> !now.containsKey(f)).toList()) {
        if (!Files.exists(gone)) {
          Candidate candidate = seen.remove(gone);
          if (candidate != null) {
            withdrawn(candidate);
          }
        }
      }
    } finally {
      change.unlock();
    }
    return now;
  }

  private static Comparator<Candidate> byFolder() {
    return Comparator.comparing(Candidate::bundled).thenComparing(Candidate::file);
  }

  private void dropped(Candidate candidate) throws IOException {
    PluginJar jar;
    try {
      jar = JarCheck.check(candidate.file(), platformNames());
      refuseNamesake(jar);
    } catch (RefusedPlugin e) {
      log.warn("{} is not taken as a plugin: {}", candidate.file().getFileName(), e.sentence());
      return;
    }
    Plugin old = plugins.get(jar.name());
    if (candidate.bundled()
        && (folders.isRemoved(jar.name()) || (old != null && !old.source().bundled()))) {
      return;
    }
    try {
      Path oldCopy = old == null || old.bundle() == null ? null : fileOf(old.bundle()).orElse(null);
      Path previous = folders.incoming().resolve(jar.name() + "-previous.jar");
      if (oldCopy != null) {
        PluginFolders.replace(oldCopy, previous);
      }
      Bundle bundle = deploy(jar, candidate, old);
      if (oldCopy != null && Files.exists(previous)) {
        PluginFolders.replace(previous, folders.previous(jar.name()));
      }
      folders.setRemoved(jar.name(), false);
      plugins.put(jar.name(), new Plugin(jar, candidate, bundle, Optional.empty()));
      audit("plugin folder", old == null ? "plugin.installed" : "plugin.upgraded", jar);
    } catch (RefusedPlugin e) {
      if (old == null || old.bundle() == null) {
        plugins.put(jar.name(), new Plugin(jar, candidate, null, Optional.of(e.sentence())));
      } else {
        restoreFile(candidate, old);
      }
    }
  }

  /** Puts the version that serves back into the folder, so that the next start finds it. */
  private void restoreFile(Candidate refused, Plugin old) throws IOException {
    Optional<Path> copy = Optional.ofNullable(old.bundle()).flatMap(PluginManager::fileOf);
    if (refused.bundled() || copy.isEmpty()) {
      return;
    }
    Path file = refused.file();
    Files.move(
        file,
        file.resolveSibling(file.getFileName() + ".refused"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    seen.remove(file);
    if (!old.source().bundled() && old.source().file().equals(file)) {
      PluginFolders.replace(copy.get(), file);
      PluginFolders.candidate(file, false).ifPresent(c -> seen.put(file, c));
    }
  }

  private void withdrawn(Candidate candidate) throws IOException {
    for (Plugin plugin : List.copyOf(plugins.values())) {
      if (!plugin.source().file().equals(candidate.file())) {
        continue;
      }
      String name = plugin.jar().name();
      Optional<Candidate> next =
          folders.candidates().stream().filter(c -> isOf(c, name)).findFirst();
      if (next.isPresent() && !(next.get().bundled() && folders.isRemoved(name))) {
        dropped(next.get());
      } else {
        takeDown(plugin);
        audit("plugin folder", "plugin.removed", plugin.jar());
      }
    }
  }
}
