// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/** Counts the queries that reach the database. */
public final class QueryCount extends SessionEventAdapter {
  private static final AtomicInteger COUNT = new AtomicInteger();

  @Override
  public void preExecuteQuery(SessionEvent event) {
    COUNT.incrementAndGet();
  }

  /** How many queries the work makes. */
  public static int of(Runnable work) {
    int before = COUNT.get();
    work.run();
    return COUNT.get() - before;
  }
}
