// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.settings;

import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.candorcms.api.json.Json;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.settings.HostSettings;
import org.candorcms.services.settings.SettingValues.Source;
import org.candorcms.services.settings.SettingValues.Value;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries settings into Config Admin: for every bundle that describes a PID {@code candor.*}, as
 * soon as it is resolved, which is before its components start. Values that a host has put there
 * itself stay unless one of our sources says otherwise.
 */
@Component(service = PluginSettings.class, immediate = true)
public final class PluginSettings implements BundleTrackerCustomizer<List<String>> {
  private static final Logger log = LoggerFactory.getLogger(PluginSettings.class);
  private static final String PREFIX = "candor.";
  private static final String MANAGED = "candor.settings.managed";
  private static final int STATES =
      Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;

  /** A described PID and the bundle that describes it. */
  record Described(Bundle bundle, ObjectClassDefinition definition) {}

  private final ConfigurationAdmin admin;
  private final MetaTypeService metatypes;
  private final SettingValues values;
  private final AdminValues chosen;
  private final Map<String, List<Described>> described = new ConcurrentHashMap<>();
  private final BundleTracker<List<String>> tracker;

  /** Reads the sources and serves the bundles that are there. */
  @Activate
  public PluginSettings(
      BundleContext context,
      @Reference HostSettings settings,
      @Reference Json json,
      @Reference ConfigurationAdmin admin,
      @Reference MetaTypeService metatypes) {
    this.admin = admin;
    this.metatypes = metatypes;
    this.chosen =
        new AdminValues(settings.dataFolder().resolve("conf").resolve("settings.json"), json);
    Properties file =
        settings.get("candor.conf").map(PluginSettings::file).orElseGet(Properties::new);
    this.values =
        new SettingValues(
            name -> {
              String written = file.getProperty(name);
              return written != null ? written : context.getProperty(name);
            },
            System::getenv);
    this.tracker = new BundleTracker<>(context, STATES, this);
    this.tracker.open();
  }

  @Deactivate
  void stop() {
    tracker.close();
  }

  private static Properties file(String location) {
    Path path = Path.of(location);
    Path file = Files.isDirectory(path) ? path.resolve("candor.properties") : path;
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        log.error("{} cannot be read; the settings in it are not in force", file, e);
      }
    }
    return properties;
  }

  @Override
  public @Nullable List<String> addingBundle(Bundle bundle, @Nullable BundleEvent event) {
    if (bundle.findEntries("OSGI-INF/metatype", "*.xml", false) == null) {
      return null;
    }
    MetaTypeInformation information = metatypes.getMetaTypeInformation(bundle);
    if (information == null) {
      return null;
    }
    List<String> pids = new ArrayList<>();
    for (String pid : information.getPids()) {
      if (pid.startsWith(PREFIX)) {
        described.merge(
            pid,
            List.of(new Described(bundle, information.getObjectClassDefinition(pid, null))),
            PluginSettings::joined);
        pids.add(pid);
        apply(pid);
      }
    }
    return pids.isEmpty() ? null : pids;
  }

  /** The bundle installed last describes best: it is the newer version during an upgrade. */
  private static List<Described> joined(List<Described> all, List<Described> more) {
    List<Described> joined = new ArrayList<>(all);
    joined.addAll(more);
    joined.sort(
        java.util.Comparator.comparingLong((Described d) -> d.bundle().getBundleId()).reversed());
    return List.copyOf(joined);
  }

  @Override
  public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, List<String> pids) {
    // The description of a resolved bundle does not change.
  }

  @Override
  public void removedBundle(Bundle bundle, @Nullable BundleEvent event, List<String> pids) {
    for (String pid : pids) {
      described.computeIfPresent(
          pid,
          (key, all) -> {
            List<Described> left = all.stream().filter(d -> !d.bundle().equals(bundle)).toList();
            return left.isEmpty() ? null : left;
          });
    }
  }

  private synchronized void apply(String pid) {
    ObjectClassDefinition definition = definition(pid).definition();
    Map<String, Object> inForce = new LinkedHashMap<>();
    for (AttributeDefinition attribute :
        definition.getAttributeDefinitions(ObjectClassDefinition.ALL)) {
      valueOf(pid, attribute)
          .ifPresent(
              value -> {
                try {
                  inForce.put(attribute.getID(), typed(attribute, value.texts()));
                } catch (IllegalArgumentException e) {
                  log.error(
                      "{}.{} in {} is not valid and is ignored: {}",
                      pid,
                      attribute.getID(),
                      value.source() == Source.FILE ? "the file" : "the environment",
                      e.getMessage());
                }
              });
    }
    try {
      push(pid, inForce);
    } catch (IOException | IllegalStateException e) {
      log.error("The settings of {} cannot be handed to it", pid, e);
    }
  }

  // Config Admin speaks Dictionary.
  @SuppressWarnings("JdkObsolete")
  private void push(String pid, Map<String, Object> inForce) throws IOException {
    Configuration configuration = admin.getConfiguration(pid, "?");
    Dictionary<String, Object> old = configuration.getProperties();
    Dictionary<String, Object> next = new Hashtable<>();
    if (old != null) {
      java.util.Collections.list(old.keys()).forEach(key -> next.put(key, old.get(key)));
      if (old.get(MANAGED) instanceof String[] managed) {
        for (String key : managed) {
          next.remove(key);
        }
      }
      next.remove(MANAGED);
    }
    inForce.forEach(next::put);
    if (inForce.isEmpty() && onlyAutomatic(next)) {
      configuration.delete();
      return;
    }
    if (!inForce.isEmpty()) {
      next.put(MANAGED, inForce.keySet().toArray(String[]::new));
    }
    configuration.updateIfDifferent(next);
  }

  @SuppressWarnings("JdkObsolete")
  private static boolean onlyAutomatic(Dictionary<String, Object> properties) {
    return java.util.Collections.list(properties.keys()).stream()
        .allMatch(key -> key.equals("service.pid") || key.equals("felix.fileinstall.filename"));
  }

  private Optional<Value> valueOf(String pid, AttributeDefinition attribute) {
    return values.of(pid, attribute.getID(), chosen.of(pid), attribute.getCardinality() != 0);
  }

  private Described definition(String pid) {
    List<Described> all = described.get(pid);
    if (all == null) {
      throw new ProblemException(CommonProblem.NOT_FOUND, "There are no settings called " + pid);
    }
    return all.get(0);
  }

  /** A value as Config Admin wants it. */
  static Object typed(AttributeDefinition attribute, List<String> texts) {
    if (attribute.getCardinality() == 0) {
      return one(attribute, texts.isEmpty() ? "" : texts.get(0));
    }
    Class<?> type = one(attribute, texts.isEmpty() ? sample(attribute) : texts.get(0)).getClass();
    Object array = Array.newInstance(type, texts.size());
    for (int i = 0; i < texts.size(); i++) {
      Array.set(array, i, one(attribute, texts.get(i)));
    }
    return array;
  }

  private static String sample(AttributeDefinition attribute) {
    return attribute.getType() == AttributeDefinition.BOOLEAN ? "true" : "0";
  }

  private static Object one(AttributeDefinition attribute, String text) {
    String[] options = attribute.getOptionValues();
    if (options != null && options.length > 0 && !List.of(options).contains(text)) {
      throw new IllegalArgumentException("Not one of " + String.join(", ", options));
    }
    Object value =
        switch (attribute.getType()) {
          case AttributeDefinition.INTEGER -> Integer.valueOf(number(text));
          case AttributeDefinition.LONG -> Long.valueOf(number(text));
          case AttributeDefinition.SHORT -> Short.valueOf(number(text));
          case AttributeDefinition.BYTE -> Byte.valueOf(number(text));
          case AttributeDefinition.DOUBLE -> Double.valueOf(number(text));
          case AttributeDefinition.FLOAT -> Float.valueOf(number(text));
          case AttributeDefinition.BOOLEAN -> flag(text);
          default -> text;
        };
    String refusal = attribute.validate(text);
    if (refusal != null && !refusal.isEmpty()) {
      throw new IllegalArgumentException("The value is out of bounds");
    }
    return value;
  }

  private static String number(String text) {
    if (!text.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
      throw new IllegalArgumentException("Expected a number");
    }
    return text;
  }

  private static Boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> throw new IllegalArgumentException("Expected true or false");
    };
  }

  /** All described settings, by PID. */
  List<SettingsResource.Group> groups() {
    List<SettingsResource.Group> groups = new ArrayList<>();
    new TreeMap<>(described).keySet().forEach(pid -> groups.add(group(pid)));
    return groups;
  }

  SettingsResource.Group group(String pid) {
    Described of = definition(pid);
    List<SettingsResource.Setting> settings = new ArrayList<>();
    AttributeDefinition[] all = of.definition().getAttributeDefinitions(ObjectClassDefinition.ALL);
    for (AttributeDefinition attribute : all) {
      settings.add(SettingsResource.Setting.of(pid, attribute, valueOf(pid, attribute)));
    }
    return new SettingsResource.Group(
        pid,
        String.valueOf(of.definition().getName()),
        Optional.ofNullable(of.definition().getDescription()).orElse(""),
        String.valueOf(of.bundle().getSymbolicName()),
        settings);
  }

  /** Changes what administrators chose; null gives a setting back to the file or the default. */
  void choose(String pid, Map<String, @Nullable Object> changes) {
    Map<String, AttributeDefinition> known = new LinkedHashMap<>();
    for (AttributeDefinition attribute :
        definition(pid).definition().getAttributeDefinitions(ObjectClassDefinition.ALL)) {
      known.put(attribute.getID(), attribute);
    }
    Map<String, List<String>> next = new LinkedHashMap<>(chosen.of(pid));
    List<FieldError> errors = new ArrayList<>();
    changes.forEach(
        (name, value) -> {
          AttributeDefinition attribute = known.get(name);
          if (attribute == null) {
            errors.add(new FieldError("/" + name, "unknown-member", "There is no such setting"));
          } else if (value == null) {
            next.remove(name);
          } else {
            check(pid, attribute, value, next, errors);
          }
        });
    if (!errors.isEmpty()) {
      throw ProblemException.invalid(errors);
    }
    chosen.put(pid, next);
    apply(pid);
  }

  private void check(
      String pid,
      AttributeDefinition attribute,
      Object value,
      Map<String, List<String>> next,
      List<FieldError> errors) {
    String name = attribute.getID();
    if (valueOf(pid, attribute).filter(v -> v.source() == Source.ENVIRONMENT).isPresent()) {
      errors.add(
          new FieldError(
              "/" + name,
              "environment",
              "Fixed by "
                  + SettingValues.environmentName(pid + "." + name)
                  + " in the environment"));
      return;
    }
    if (value instanceof Map || (value instanceof List) != (attribute.getCardinality() != 0)) {
      errors.add(new FieldError("/" + name, "type", "Expected one value or a list as described"));
      return;
    }
    List<String> texts =
        value instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : List.of(String.valueOf(value));
    try {
      typed(attribute, texts);
      next.put(name, texts);
    } catch (IllegalArgumentException e) {
      errors.add(new FieldError("/" + name, "invalid", String.valueOf(e.getMessage())));
    }
  }
}
