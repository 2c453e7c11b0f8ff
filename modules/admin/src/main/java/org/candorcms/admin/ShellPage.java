// SPDX-License-Identifier: Apache-2.0
package org.candorcms.admin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The one page of the administration. All addresses in it are relative to {@code /admin/}, so that
 * it is the same under every context path and the hash of its import map can stand in the policy.
 */
final class ShellPage {
  /** Modules of Lit that screens import; all of them are parts of one file. */
  private static final List<String> LIT =
      List.of(
          "lit",
          "lit/index.js",
          "lit/html.js",
          "lit/decorators.js",
          "lit/directive.js",
          "lit/async-directive.js",
          "lit/directives/class-map.js",
          "lit/directives/guard.js",
          "lit/directives/if-defined.js",
          "lit/directives/keyed.js",
          "lit/directives/live.js",
          "lit/directives/ref.js",
          "lit/directives/repeat.js",
          "lit/directives/style-map.js",
          "lit/directives/unsafe-html.js",
          "lit/directives/until.js",
          "lit/directives/when.js");

  private final String html;
  private final String policy;

  ShellPage(String hash) {
    String importMap = importMap(hash);
    this.html =
        """
        <!doctype html>
        <html lang="en" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>Candor</title>
        <link rel="icon" href="assets/%1$s/admin/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="assets/%1$s/admin/shell.css">
        <script type="importmap">%2$s</script>
        <link rel="modulepreload" href="assets/%1$s/admin/lit.js">
        <link rel="modulepreload" href="assets/%1$s/admin/admin.js">
        <script type="module" src="assets/%1$s/admin/shell.js"></script>
        </head>
        <body>
        <candor-shell></candor-shell>
        <noscript><p>The administration needs JavaScript. The public site does not.</p></noscript>
        </body>
        </html>
        """
            .formatted(hash, importMap);
    this.policy =
        "default-src 'none'; script-src 'self' 'sha256-"
            + sha256(importMap)
            + "'; style-src 'self'; img-src 'self' data: https: http:; media-src 'self' https:;"
            + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'self'";
  }

  String html() {
    return html;
  }

  /** Content-Security-Policy: no inline script but this import map, no inline style. */
  String policy() {
    return policy;
  }

  private static String importMap(String hash) {
    String lit =
        LIT.stream()
            .map(name -> "\"" + name + "\":\"./assets/" + hash + "/admin/lit.js\"")
            .collect(Collectors.joining(","));
    return "{\"imports\":{\"@candor/admin\":\"./assets/" + hash + "/admin/admin.js\"," + lit + "}}";
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
