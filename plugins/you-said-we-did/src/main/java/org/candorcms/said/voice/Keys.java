// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.voice;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.candorcms.api.security.Caller;
import org.candorcms.api.security.Visitor;
import org.candorcms.api.store.Store;
import org.candorcms.said.store.SecretRow;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keyed hashes: of visitors, and of tokens in mails. The secret is made once and stored. */
@Component(service = Keys.class)
public final class Keys {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int TOKEN_MAC_BYTES = 18;
  private static final int MAX_TOKEN = 600;

  private final Store store;
  private volatile byte @Nullable [] secret;

  /** Gets its surroundings. */
  @Activate
  public Keys(@Reference(target = "(candor.store=said)") Store store) {
    this.store = store;
  }

  /**
   * Who somebody is, as far as that must be known to count them once: a keyed hash of the account
   * of who is signed in, or of the network address, which is what the rate limit counts by. Cookies
   * have no part in it, because they can be changed with every request.
   */
  public String visitor(Optional<Visitor> visitor, Optional<Caller> caller) {
    String who =
        caller
            .map(c -> "account\n" + c.name())
            .or(() -> visitor.map(v -> "address\n" + v.address()))
            .orElse("unknown");
    return base64(mac("visitor\n" + who));
  }

  /** A text that only this installation can have made, to put into an address. */
  public String token(String content) {
    byte[] mac = Arrays.copyOf(mac("token\n" + content), TOKEN_MAC_BYTES);
    return base64(content.getBytes(StandardCharsets.UTF_8)) + "." + base64(mac);
  }

  /** What a token of {@link #token} says; empty if it is not one of ours. */
  public Optional<String> read(String token) {
    int dot = token.indexOf('.');
    if (dot < 1 || token.length() > MAX_TOKEN) {
      return Optional.empty();
    }
    try {
      Base64.Decoder decoder = Base64.getUrlDecoder();
      String content = new String(decoder.decode(token.substring(0, dot)), StandardCharsets.UTF_8);
      byte[] expected = Arrays.copyOf(mac("token\n" + content), TOKEN_MAC_BYTES);
      return MessageDigest.isEqual(expected, decoder.decode(token.substring(dot + 1)))
          ? Optional.of(content)
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private byte[] mac(String content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret(), ALGORITHM));
      return mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Every Java has " + ALGORITHM, impossible);
    }
  }

  private byte[] secret() {
    byte[] known = secret;
    if (known == null) {
      known = Base64.getUrlDecoder().decode(stored());
      secret = known;
    }
    return known;
  }

  private String stored() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    return Writing.again(
        store,
        em -> {
          SecretRow row = em.find(SecretRow.class, "key");
          if (row == null) {
            row = new SecretRow();
            row.name = "key";
            row.content = base64(random);
            em.persist(row);
          }
          return row.content;
        });
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
