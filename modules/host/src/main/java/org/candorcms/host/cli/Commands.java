// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.cli;

import java.io.Console;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.candorcms.host.cli.RunningHost.Answer;
import org.candorcms.host.launch.Settings;
import org.candorcms.host.launch.StartFailure;
import org.jspecify.annotations.Nullable;

/** Commands; nearly all talk to a running host over HTTP. */
public final class Commands {
  private final Path home;
  private final Path data;
  private final Map<String, String> environment;

  private Commands(Path home, Path data, Map<String, String> environment) {
    this.home = home;
    this.data = data;
    this.environment = environment;
  }

  /**
   * Runs a command.
   *
   * @param home folder of the distribution
   * @param words the command with its arguments; {@code --data DIR} may stand anywhere
   * @return the exit code: 0 done, 1 failed, 2 not understood
   */
  public static int run(Path home, List<String> words) {
    List<String> rest = new ArrayList<>(words);
    List<String> options = new ArrayList<>();
    int data = rest.indexOf("--data");
    if (data >= 0 && data + 1 < rest.size()) {
      options.addAll(rest.subList(data, data + 2));
      rest.subList(data, data + 2).clear();
    }
    Settings settings = Settings.of(home, System.getenv(), options);
    return new Commands(home, settings.data(), System.getenv()).run(rest);
  }

  private int run(List<String> words) {
    String command = String.join(" ", words.subList(0, Math.min(2, words.size())));
    String last = words.get(words.size() - 1);
    try {
      if (command.equals("help import") && words.size() == 3) {
        return new HelpImport(host()).run(Path.of(last));
      } else if (command.equals("reviews import") && words.size() >= 3) {
        return new ReviewsImport(host()).run(Path.of(words.get(2)), words.subList(3, words.size()));
      } else if (command.equals("disclosure verify") && words.size() == 3) {
        return RecordVerifier.run(Path.of(last), Optional.empty());
      } else if (command.equals("disclosure verify")
          && words.size() == 5
          && words.get(3).equals("--key")) {
        return RecordVerifier.run(Path.of(words.get(2)), Optional.of(last));
      } else if (command.equals("reindex")) {
        return new JobWatch(host()).run("/api/help/reindex", "Reindexing");
      } else if (command.equals("plugin list")) {
        return listPlugins();
      } else if (command.equals("plugin install") && words.size() == 3) {
        return installPlugin(Path.of(last));
      } else if (command.equals("plugin remove") && words.size() == 3) {
        return told(host().delete("/api/plugins/" + last), last + " is removed.");
      } else if (command.equals("plugin rollback") && words.size() == 3) {
        return told(host().postJson("/api/plugins/" + last + "/rollback", ""), last + " is back.");
      } else if (command.equals("user add") && words.size() == 4) {
        return addUser(words.get(2), last);
      } else if (command.equals("token create") && words.size() == 4) {
        return createToken(words.get(2), last);
      } else if (command.startsWith("backup ") && words.size() == 2) {
        return backUp(Path.of(last));
      } else if (command.startsWith("restore ") && words.size() == 2) {
        return new Restore(data).run(Path.of(last));
      } else if (command.equals("share-classes")) {
        return new ShareClasses(home, Path.of(System.getProperty("candor.classes"))).run();
      } else if (command.equals("status")) {
        return status();
      }
    } catch (IOException e) {
      throw new StartFailure("I cannot read or write " + e.getMessage() + ".");
    }
    System.err.println(
        "I do not understand \""
            + String.join(" ", words)
            + "\"; candor --help lists the commands.");
    return 2;
  }

  private RunningHost host() {
    return RunningHost.of(data, environment);
  }

  private static int told(Answer answer, String done) {
    if (answer.status() < 300) {
      System.out.println(done);
      return 0;
    }
    System.err.println("That failed: " + answer.problem());
    return 1;
  }

  private int status() {
    Answer answer = host().get("/health/ready");
    if (answer.status() == 200) {
      System.out.println("Candor is ready at " + host().base() + "/");
      return 0;
    }
    System.out.println("Candor runs at " + host().base() + "/ but is not ready:");
    for (Map<?, ?> check : items(answer.object().get("checks"))) {
      if (!"up".equals(check.get("status"))) {
        System.out.println("  " + check.get("name") + ": " + check.get("detail"));
      }
    }
    return 1;
  }

  static List<Map<?, ?>> items(@Nullable Object list) {
    List<Map<?, ?>> items = new ArrayList<>();
    if (list instanceof List<?> values) {
      for (Object value : values) {
        if (value instanceof Map<?, ?> item) {
          items.add(item);
        }
      }
    }
    return items;
  }

  private int listPlugins() {
    Answer answer = host().get("/api/plugins");
    if (answer.status() != 200) {
      return told(answer, "");
    }
    for (Map<?, ?> plugin : items(answer.object().get("items"))) {
      Object problem = plugin.get("problem");
      System.out.printf(
          "%-24s %-12s %-12s %s%n",
          plugin.get("name"),
          plugin.get("version"),
          plugin.get("state"),
          problem == null ? "" : problem);
    }
    return 0;
  }

  private int installPlugin(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      throw new StartFailure("There is no file " + jar + ".");
    }
    Answer answer =
        host().post("/api/plugins", "application/java-archive", BodyPublishers.ofFile(jar));
    return told(
        answer, answer.object().get("name") + " " + answer.object().get("version") + " serves.");
  }

  private int addUser(String name, String role) {
    String password = Optional.ofNullable(environment.get("CANDOR_PASSWORD")).orElseGet(this::ask);
    return told(
        host()
            .postJson(
                "/api/users",
                "{\"username\":%s,\"password\":%s,\"roles\":[%s]}"
                    .formatted(quoted(name), quoted(password), quoted(role))),
        name + " may sign in as " + role + ".");
  }

  private String ask() {
    Console console = System.console();
    char[] typed = console == null ? null : console.readPassword("Password: ");
    if (typed == null) {
      throw new StartFailure("There is no terminal to ask on; set CANDOR_PASSWORD.");
    }
    return new String(typed);
  }

  private int createToken(String name, String role) {
    Answer answer =
        host()
            .postJson(
                "/api/tokens",
                "{\"name\":%s,\"roles\":[%s],\"expiresInDays\":365}"
                    .formatted(quoted(name), quoted(role)));
    return told(answer, String.valueOf(answer.object().get("token")));
  }

  private int backUp(Path file) {
    if (Files.exists(file)) {
      throw new StartFailure(file + " is there already; choose another name.");
    }
    Optional<String> problem = host().download("/api/backup", file);
    if (problem.isPresent()) {
      System.err.println("The backup failed: " + problem.get() + ".");
      return 1;
    }
    System.out.println("Everything is in " + file + "; bin/candor restore brings it back.");
    return 0;
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append("\\u00").append(Character.forDigit(c >> 4, 16));
        quoted.append(Character.forDigit(c & 15, 16));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
