// SPDX-License-Identifier: Apache-2.0
package org.candorcms.security;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;

/**
 * Argon2id (RFC 9106) with 19 MiB and two passes, the least that OWASP's Password Storage Cheat
 * Sheet asks for. Only a few run at once: each takes its memory and one processor.
 */
final class Passwords {
  static final int SHORTEST = 10;
  static final int LONGEST = 200;

  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int AT_ONCE = 2;

  /** Belongs to nobody; makes an unknown name take as long as a wrong password. */
  private static final String NOBODY =
      "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA"
          + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  private final Semaphore running = new Semaphore(AT_ONCE, true);

  /** Hashes a password with a new salt. */
  String hash(String password) {
    return alone(
        () ->
            Argon2Function.getInstance(MEMORY_KIB, PASSES, 1, HASH_BYTES, Argon2.ID)
                .hash(bytes(password), Secrets.salt(SALT_BYTES))
                .getResult());
  }

  /** Whether a password belongs to a hash. */
  boolean matches(String password, String hash) {
    return alone(
        () -> {
          try {
            return Argon2Function.getInstanceFromHash(hash)
                .check(bytes(password), hash.getBytes(StandardCharsets.UTF_8));
          } catch (BadParametersException e) {
            return false;
          }
        });
  }

  /** Takes as long as {@link #matches}. */
  boolean matchesNobody(String password) {
    matches(password, NOBODY);
    return false;
  }

  /**
   * Checks a new password.
   *
   * @throws ProblemException 400
   */
  static void check(String pointer, String password) {
    if (password.length() < SHORTEST || password.length() > LONGEST) {
      throw ProblemException.invalid(
          pointer,
          "size",
          "The password has "
              + password.length()
              + " characters; allowed are "
              + SHORTEST
              + " to "
              + LONGEST);
    }
  }

  /** The same letters may be typed in several ways. */
  private static byte[] bytes(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
  }

  private interface Work<T> {
    T run();
  }

  private <T> T alone(Work<T> work) {
    try {
      running.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(CommonProblem.UNAVAILABLE, "Stopping");
    }
    try {
      return work.run();
    } finally {
      running.release();
    }
  }
}
