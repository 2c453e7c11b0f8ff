// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordVerifierTest {
  private static final String HTML = "<p>Werbung. Stiefel";
  private final KeyPair pair = pair();

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String key() {
    return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
  }

  private static String sha256(String text) throws GeneralSecurityException {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private String body(int sequence, String previous) throws GeneralSecurityException {
    return "{\"format\":\"candor-disclosure-record/1\",\"sequence\":"
        + sequence
        + ",\"recordedAt\":\"2026-03-03T10:00:00Z\",\"path\":\"/stiefel\",\"label\":\"Werbung\","
        + "\"rules\":[\"de-2022-05@1\"],\"htmlSha256\":\""
        + sha256(HTML)
        + "\",\"previous\":\""
        + previous
        + "\",\"publicKey\":\""
        + key()
        + "\"}";
  }

  private String signature(String body) throws GeneralSecurityException {
    Signature ed25519 = Signature.getInstance("Ed25519");
    ed25519.initSign(pair.getPrivate());
    ed25519.update(body.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(ed25519.sign());
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private String file() throws GeneralSecurityException {
    String body = body(7, "abc");
    return "{\"record\":"
        + body
        + ",\"body\":"
        + quoted(body)
        + ",\"signature\":"
        + quoted(signature(body))
        + ",\"html\":"
        + quoted(HTML)
        + "}";
  }

  private String line(String body) throws GeneralSecurityException {
    return "{\"body\":" + quoted(body) + ",\"signature\":" + quoted(signature(body)) + "}\n";
  }

  private static String verify(String text) throws RecordVerifier.Broken {
    return new RecordVerifier(Optional.empty()).verify(text);
  }

  @Test
  void acceptsWhatWasSigned() throws Exception {
    assertThat(verify(file())).startsWith("VALID: /stiefel showed the label \"Werbung\"");
    assertThat(new RecordVerifier(Optional.of(key())).verify(file())).startsWith("VALID");
  }

  @Test
  void refusesEverySingleChangedByte() throws Exception {
    String file = file();
    for (int i = 0; i < file.length(); i++) {
      char other = file.charAt(i) == 'x' ? 'y' : 'x';
      String changed = file.substring(0, i) + other + file.substring(i + 1);
      assertThatThrownBy(() -> verify(changed))
          .as("byte %s of %s", i, file)
          .isInstanceOf(RecordVerifier.Broken.class);
    }
  }

  @Test
  void refusesAnotherKey() throws Exception {
    String file = file();
    assertThatThrownBy(() -> new RecordVerifier(Optional.of("other")).verify(file))
        .hasMessageContaining("another key");
  }

  @Test
  void followsTheChain() throws Exception {
    String first = body(1, "");
    String second = body(2, sha256(first));
    String third = body(3, sha256(second));
    assertThat(verify(line(first) + line(second) + line(third))).startsWith("VALID: 3 records");
    String gap = line(first) + line(third);
    assertThatThrownBy(() -> verify(gap)).hasMessage("line 2: record 3 does not follow record 1");
    String swapped = line(second) + line(first);
    assertThatThrownBy(() -> verify(swapped)).hasMessageContaining("line 1");
  }
}
