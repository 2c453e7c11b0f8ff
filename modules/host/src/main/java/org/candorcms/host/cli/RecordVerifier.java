// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks signed records of disclosures, without a running host and without its database: the answer
 * of {@code GET /api/disclosures/record}, or the lines of {@code GET
 * /api/disclosures/records/chain}.
 */
final class RecordVerifier {
  private static final String FORMAT = "candor-disclosure-record/1";
  private static final Set<String> MEMBERS = Set.of("record", "body", "signature", "html");
  private static final int MAX_LINE = 20_000_000;

  private final Optional<String> trusted;
  private String previous = "";
  private long sequence;

  /**
   * A verifier.
   *
   * @param trusted the public key that must have signed, Base64; empty for whichever the records
   *     name
   */
  RecordVerifier(Optional<String> trusted) {
    this.trusted = trusted;
  }

  /** A record that does not hold. */
  static final class Broken extends Exception {
    private static final long serialVersionUID = 1L;

    Broken(String message) {
      super(message, null, false, false);
    }
  }

  /** Checks a file and tells; 1 if it does not hold. */
  static int run(Path file, Optional<String> key) throws IOException {
    try {
      System.out.println(new RecordVerifier(key).verify(text(Files.readAllBytes(file))));
      return 0;
    } catch (Broken broken) {
      System.err.println("NOT VALID: " + broken.getMessage());
      return 1;
    }
  }

  /** Bytes that are no UTF-8 would be read as something else than what was signed. */
  private static String text(byte[] bytes) throws Broken {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Broken("the file is not UTF-8");
    }
  }

  String verify(String text) throws Broken {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      throw new Broken("the file is empty");
    }
    boolean chain = lines.size() > 1 || !lines.get(0).contains("\"record\"");
    Map<?, ?> last = Map.of();
    for (int i = 0; i < lines.size(); i++) {
      try {
        last = record(lines.get(i), chain);
      } catch (Broken broken) {
        throw new Broken((chain ? "line " + (i + 1) + ": " : "") + broken.getMessage());
      }
    }
    return chain
        ? "VALID: "
            + lines.size()
            + " records, unbroken, the last from "
            + last.get("recordedAt")
            + signedBy(last)
        : "VALID: "
            + last.get("path")
            + " showed the label \""
            + last.get("label")
            + "\" at "
            + last.get("recordedAt")
            + " by the rules "
            + last.get("rules")
            + signedBy(last);
  }

  private String signedBy(Map<?, ?> body) {
    return "\nSigned with "
        + body.get("publicKey")
        + (trusted.isPresent() ? "" : " (compare it with the key you know, or give --key)");
  }

  private Map<?, ?> record(String line, boolean chain) throws Broken {
    if (line.length() > MAX_LINE) {
      throw new Broken("it is longer than any record");
    }
    Map<?, ?> file = object(line);
    if (!MEMBERS.containsAll(file.keySet())) {
      throw new Broken("it has members that no record has");
    }
    String text = string(file, "body");
    Map<?, ?> body = object(text);
    if (!FORMAT.equals(body.get("format"))) {
      throw new Broken("it is not of the form " + FORMAT);
    }
    String key = string(body, "publicKey");
    if (trusted.isPresent() && !trusted.get().equals(key)) {
      throw new Broken("it was signed with another key: " + key);
    }
    if (!signed(text, string(file, "signature"), key)) {
      throw new Broken("the signature does not fit the record");
    }
    if (file.containsKey("record") && !body.equals(file.get("record"))) {
      throw new Broken("what it says is not what was signed");
    }
    Object html = file.get("html");
    if (file.containsKey("html")
        && !"".equals(html)
        && !sha256(String.valueOf(html)).equals(body.get("htmlSha256"))) {
      throw new Broken("the page is not the one that was recorded");
    }
    if (chain) {
      follows(body, text);
    }
    return body;
  }

  private void follows(Map<?, ?> body, String text) throws Broken {
    long number = JobWatch.number(body.get("sequence"));
    if (number != sequence + 1 || !previous.equals(body.get("previous"))) {
      throw new Broken("record " + number + " does not follow record " + sequence);
    }
    sequence = number;
    previous = sha256(text);
  }

  private static Map<?, ?> object(String text) throws Broken {
    try {
      if (JsonReader.read(text) instanceof Map<?, ?> map) {
        return map;
      }
    } catch (RuntimeException notJson) {
      // Told below.
    }
    throw new Broken("it is not a JSON object");
  }

  private static String string(Map<?, ?> map, String name) throws Broken {
    if (map.get(name) instanceof String text) {
      return text;
    }
    throw new Broken(name + " is missing");
  }

  private static boolean signed(String text, String signature, String key) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initVerify(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
      ed25519.update(text.getBytes(StandardCharsets.UTF_8));
      byte[] bytes = Base64.getDecoder().decode(signature);
      // Base64 has spare bits at its end; only one spelling counts.
      return Base64.getEncoder().encodeToString(bytes).equals(signature) && ed25519.verify(bytes);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
