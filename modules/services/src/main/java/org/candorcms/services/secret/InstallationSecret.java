// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.jspecify.annotations.Nullable;

/**
 * A keyed hash that means nothing outside this installation. The key is in the database, so that it
 * is in every backup and the same for all processes; it is made when first needed.
 */
public final class InstallationSecret {
  private static final String NAME = "installation";
  private static final String ALGORITHM = "HmacSHA256";
  private static final int BYTES = 32;

  private final Store store;
  private volatile @Nullable SecretKeySpec key;

  /** Keeps the key in a store. */
  public InstallationSecret(Store store) {
    this.store = store;
  }

  /** The keyed hash of a text: 43 characters that fit into addresses and file names. */
  public String hash(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key());
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private SecretKeySpec key() {
    SecretKeySpec known = key;
    if (known == null) {
      known = new SecretKeySpec(Base64.getDecoder().decode(material()), ALGORITHM);
      key = known;
    }
    return known;
  }

  private String material() {
    try {
      return store.write(
          manager -> {
            SecretRow row = manager.find(SecretRow.class, NAME);
            if (row == null) {
              row = new SecretRow();
              row.name = NAME;
              row.material = random();
              manager.persist(row);
            }
            return row.material;
          });
    } catch (ProblemException e) {
      if (e.code() != CommonProblem.CONFLICT) {
        throw e;
      }
      // Another process made it at the same moment.
      return store.read(manager -> manager.find(SecretRow.class, NAME).material);
    }
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
