// SPDX-License-Identifier: Apache-2.0
package org.candorcms.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;

class AdminServletTest {
  @TempDir Path folder;
  private AssetFolder own;
  private ScreenCatalog catalog;
  private Bundle plugin;

  @BeforeEach
  void files() throws IOException {
    Fakes.folder(
        folder,
        List.of(
            "own/assets/admin/shell.js", "shell()",
            "own/secret.txt", "secret",
            "plugin/assets/demo/admin.js", "screen()",
            "plugin/messages/help_en.properties", "help.articles.title=Articles",
            "plugin/META-INF/MANIFEST.MF", "secret"));
    own = new AssetFolder(Fakes.urls(folder.resolve("own")));
    plugin = Fakes.bundle(7, "com.example.demo", folder.resolve("plugin"));
    catalog = Fakes.catalog(() -> Fakes.screen("help.articles"));
    catalog.addingService(Fakes.reference(plugin, 1));
  }

  @Test
  void leadsToTheFolderUnderAnyContextPath() throws Exception {
    Answer answer = get(null);
    assertThat(answer.status).isEqualTo(302);
    assertThat(answer.headers).containsEntry("Location", "/site/admin/");
  }

  @Test
  void allowsItsOwnImportMapAndNoOtherInlineScript() throws Exception {
    Answer answer = get("/");
    String html = answer.text();
    assertThat(answer.headers).containsEntry("Cache-Control", "no-store");
    int start = html.indexOf("importmap\">") + "importmap\">".length();
    String map = html.substring(start, html.indexOf("</script>", start));
    String hash =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256").digest(map.getBytes(StandardCharsets.UTF_8)));
    assertThat(answer.headers.get("Content-Security-Policy"))
        .contains("script-src 'self' 'sha256-" + hash + "';")
        .doesNotContain("unsafe");
    assertThat(map).contains("\"lit\":\"./assets/" + own.hash() + "/admin/lit.js\"");
  }

  @Test
  void servesItsFilesForEver() throws Exception {
    Answer answer = get("/assets/" + own.hash() + "/admin/shell.js");
    assertThat(answer.text()).isEqualTo("shell()");
    assertThat(answer.headers)
        .containsEntry("Cache-Control", "public, max-age=31536000, immutable")
        .containsEntry("Content-Type", "text/javascript; charset=utf-8")
        .containsEntry("X-Content-Type-Options", "nosniff");
  }

  @Test
  void servesModulesOfPluginsByTheAddressInTheCatalog() throws Exception {
    String path = catalog.modulePath(catalog.offers().get(0));
    assertThat(path).startsWith("modules/com.example.demo/").endsWith("/demo/admin.js");
    assertThat(get("/" + path).text()).isEqualTo("screen()");
  }

  @Test
  void forgetsModulesWithTheirPlugin() throws Exception {
    ScreenCatalog.Offer offer = catalog.offers().get(0);
    String path = catalog.modulePath(offer);
    catalog.removedService(Fakes.reference(plugin, 1), offer);
    assertThat(get("/" + path).status).isEqualTo(404);
  }

  @Test
  void compressesForThoseWhoTakeIt() throws Exception {
    Answer answer = get("/assets/" + own.hash() + "/admin/shell.js", "gzip, br");
    assertThat(answer.headers).containsEntry("Content-Encoding", "gzip");
    try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body.toByteArray()))) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("shell()");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/HASH/../secret.txt",
        "/assets/HASH/admin/../../secret.txt",
        "/assets/HASH//admin/shell.js",
        "/assets/HASH",
        "/assets/HASH/",
        "/assets/0000000000000000/admin/shell.js",
        "/modules/com.example.demo/HASH/../META-INF/MANIFEST.MF",
        "/modules/com.example.demo/HASH/demo/admin.js",
        "/modules/system.bundle/HASH/x.js",
        "/modules/",
        "//",
        "/other"
      })
  void knowsNothingElse(String path) throws Exception {
    Answer answer = get(path.replace("HASH", own.hash()));
    assertThat(answer.status).isEqualTo(404);
    assertThat(answer.headers).containsEntry("Cache-Control", "no-store");
    assertThat(answer.text()).isEmpty();
  }

  private Answer get(@Nullable String path) throws Exception {
    return get(path, null);
  }

  private Answer get(@Nullable String path, @Nullable String encoding) throws Exception {
    Answer answer = new Answer();
    HttpServletRequest request =
        Fakes.of(
            HttpServletRequest.class,
            (method, args) ->
                switch (method) {
                  case "getPathInfo" -> path;
                  case "getContextPath" -> "/site";
                  case "getServletPath" -> "/admin";
                  case "getHeader" -> encoding;
                  default -> null;
                });
    new AdminServlet(own, catalog).doGet(request, answer.response());
    return answer;
  }

  private static final class Answer {
    private final Map<String, String> headers = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = 200;

    String text() {
      return body.toString(StandardCharsets.UTF_8);
    }

    HttpServletResponse response() {
      return Fakes.of(
          HttpServletResponse.class,
          (method, args) -> {
            switch (method) {
              case "setHeader" -> headers.put((String) args[0], (String) args[1]);
              case "setContentType" -> headers.put("Content-Type", (String) args[0]);
              case "setStatus", "sendError" -> status = (Integer) args[0];
              default -> {}
            }
            return switch (method) {
              case "getContentType" -> headers.get("Content-Type");
              case "getOutputStream" -> stream();
              default -> null;
            };
          });
    }

    private ServletOutputStream stream() {
      return new ServletOutputStream() {
        @Override
        public boolean isReady() {
          return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
          throw new UnsupportedOperationException();
        }

        @Override
        public void write(int b) {
          body.write(b);
        }
      };
    }
  }
}
