// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.candorcms.host.launch.StartFailure;

/** The API of the host that runs on a data directory, or of the one in {@code CANDOR_URL}. */
final class RunningHost {
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final String base;
  private final String token;

  private RunningHost(String base, String token) {
    this.base = base;
    this.token = token;
  }

  /**
   * Finds the host. The file that the running host keeps holds its token and port.
   *
   * @throws StartFailure if there is no token
   */
  static RunningHost of(Path data, Map<String, String> environment) {
    Path file = data.resolve("conf/local-token");
    String[] local = {"", "8080"};
    try {
      if (Files.isReadable(file)) {
        local = Files.readString(file).strip().split(" ");
      }
    } catch (IOException e) {
      throw new StartFailure("I cannot read " + file + ": " + e.getMessage());
    }
    String url = environment.getOrDefault("CANDOR_URL", "");
    String token = environment.getOrDefault("CANDOR_ADMIN_TOKEN", "");
    if (token.isBlank() && url.isBlank() && local.length == 2) {
      token = local[0];
    }
    if (url.isBlank()) {
      url = "http://127.0.0.1:" + (local.length == 2 ? local[1] : "8080");
    }
    if (token.isBlank()) {
      throw new StartFailure(
          "There is no running Candor in "
              + data
              + "; start it, name its data directory with --data, or set CANDOR_URL and"
              + " CANDOR_ADMIN_TOKEN.");
    }
    return new RunningHost(url.replaceFirst("/+$", ""), token);
  }

  String base() {
    return base;
  }

  /** An answer with its body read as JSON, where it is JSON. */
  record Answer(int status, Object json) {
    Map<?, ?> object() {
      return json instanceof Map<?, ?> map ? map : Map.of();
    }

    /** What went wrong, for people. */
    String problem() {
      Object detail = object().get("detail");
      return detail == null ? "the server answered " + status : detail.toString();
    }
  }

  Answer get(String path) {
    return send(request(path).GET().build());
  }

  Answer delete(String path) {
    return send(request(path).DELETE().build());
  }

  Answer post(String path, String type, BodyPublisher body) {
    return send(request(path).header("Content-Type", type).POST(body).build());
  }

  Answer postJson(String path, String json) {
    return post(path, "application/json", HttpRequest.BodyPublishers.ofString(json));
  }

  /** Writes an answer's body to a file; empty if all went well, else the reason. */
  Optional<String> download(String path, Path file) {
    try {
      HttpResponse<Path> response =
          client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofFile(file));
      if (response.statusCode() == 200) {
        return Optional.empty();
      }
      Files.deleteIfExists(file);
      return Optional.of("the server answered " + response.statusCode());
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted.");
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofMinutes(10))
        .header("Accept", "application/json, application/problem+json, application/zip")
        .header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest request) {
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      String body = response.body();
      Object json =
          body.isBlank() || !(body.startsWith("{") || body.startsWith("["))
              ? Map.of()
              : JsonReader.read(body);
      return new Answer(response.statusCode(), json);
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted.");
    }
  }

  private StartFailure unreachable(IOException e) {
    return new StartFailure(
        e instanceof ConnectException
            ? "No Candor answers at " + base + "; is it running?"
            : "The connection to " + base + " broke: " + e.getMessage());
  }
}
