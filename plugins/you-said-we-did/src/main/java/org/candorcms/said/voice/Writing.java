// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.voice;

import jakarta.persistence.EntityManager;
import java.util.function.Function;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;

/** Writes that may meet another writer with the same new row. */
public final class Writing {
  private static final int TRIES = 5;

  private Writing() {}

  /**
   * Runs the work; again when another writer has just made a row that this one wanted to make,
   * which the work then finds.
   */
  public static <T> T again(Store store, Function<EntityManager, T> work) {
    for (int n = 1; ; n++) {
      try {
        return store.write(work);
      } catch (ProblemException conflict) {
        boolean unique = conflict.code() == CommonProblem.CONFLICT && !conflict.errors().isEmpty();
        if (!unique || n == TRIES) {
          throw conflict;
        }
      }
    }
  }
}
