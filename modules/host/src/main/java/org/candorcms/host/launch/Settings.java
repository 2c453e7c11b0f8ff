// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.launch;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The settings of one start. Strength from weak to strong: {@code conf/candor.properties} of the
 * distribution, the same file in the data directory, environment, command line.
 */
public final class Settings {
  private final Path home;
  private final Map<String, String> file;
  private final Map<String, String> environment;
  private final Map<String, String> arguments;

  private Settings(
      Path home,
      Map<String, String> file,
      Map<String, String> environment,
      Map<String, String> arguments) {
    this.home = home;
    this.file = file;
    this.environment = environment;
    this.arguments = arguments;
  }

  /**
   * Reads the settings.
   *
   * @param home folder of the distribution
   * @param arguments what follows {@code run}
   * @throws StartFailure if an argument or a file cannot be understood
   */
  public static Settings of(Path home, Map<String, String> environment, List<String> arguments) {
    Map<String, String> parsed = parse(arguments);
    Map<String, String> file = new TreeMap<>();
    read(home.resolve("conf/candor.properties"), file);
    Settings early = new Settings(home, Map.copyOf(file), environment, parsed);
    read(early.data().resolve("conf/candor.properties"), file);
    return new Settings(home, file, environment, parsed);
  }

  private static Map<String, String> parse(List<String> arguments) {
    Map<String, String> parsed = new TreeMap<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      switch (argument) {
        case "--no-demo" -> parsed.put("candor.demo", "off");
        case "--port", "--data", "--host" -> {
          if (i + 1 == arguments.size()) {
            throw new StartFailure(
                argument + " needs a value, as in " + argument + " " + sample(argument));
          }
          parsed.put("candor." + argument.substring(2), arguments.get(++i));
        }
        default ->
            throw new StartFailure(
                "I do not know "
                    + argument
                    + "; run understands --port, --host, --data and --no-demo.");
      }
    }
    return parsed;
  }

  private static String sample(String argument) {
    return switch (argument) {
      case "--port" -> "8080";
      case "--host" -> "0.0.0.0";
      default -> "./data";
    };
  }

  private static void read(Path path, Map<String, String> into) {
    if (!Files.isRegularFile(path)) {
      return;
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(path)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new StartFailure("I cannot read " + path + ": " + e.getMessage());
    }
    properties.stringPropertyNames().forEach(n -> into.put(n, properties.getProperty(n).strip()));
  }

  /** A setting by its name, as in {@code candor.db.url}; blank counts as not set. */
  public Optional<String> get(String name) {
    String variable = name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    return Optional.ofNullable(arguments.get(name))
        .or(() -> Optional.ofNullable(environment.get(variable)))
        .or(() -> Optional.ofNullable(file.get(name)))
        .filter(v -> !v.isBlank());
  }

  /** Everything from files that starts with {@code candor.}, for the framework's properties. */
  public Map<String, String> fromFiles() {
    Map<String, String> own = new TreeMap<>(file);
    own.keySet().removeIf(n -> !n.startsWith("candor."));
    return own;
  }

  /** What the demo site says of itself; weaker than every other source. */
  public Map<String, String> fromDemo() {
    Map<String, String> site = new TreeMap<>();
    if (demo()) {
      read(home.resolve("demo/site.properties"), site);
    }
    return site;
  }

  /** Folder of the distribution. */
  public Path home() {
    return home;
  }

  /** The data directory, absolute. */
  public Path data() {
    return Path.of(get("candor.data").orElse("data")).toAbsolutePath().normalize();
  }

  /** Port to listen on, 0 for any free one. */
  public int port() {
    String text = get("candor.port").orElse("8080");
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below, together with numbers out of range
    }
    throw new StartFailure("The port was " + text + "; it must be a number from 0 to 65535.");
  }

  /** Address to listen on. */
  public String host() {
    return get("candor.host").orElse("127.0.0.1");
  }

  /** Whether the demo site was not refused. */
  public boolean demo() {
    return !get("candor.demo").orElse("on").equals("off");
  }
}
