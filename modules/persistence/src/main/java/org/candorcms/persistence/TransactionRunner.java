// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;

/** Runs the work of one bundle in transactions. */
public final class TransactionRunner implements Store {
  private static final int ATTEMPTS = 5;
  private static final Duration LONGEST_OPENING = Duration.ofSeconds(120);

  private final Dialect dialect;
  private final CompletableFuture<EntityManagerFactory> factory;
  private final ThreadLocal<Boolean> busy = new ThreadLocal<>();
  private final Phaser calls = new Phaser(1);

  /** Works on a unit that may still be opening. */
  public TransactionRunner(Dialect dialect, CompletableFuture<EntityManagerFactory> factory) {
    this.dialect = dialect;
    this.factory = factory;
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public <T> T read(Function<EntityManager, T> work) {
    return alone(
        () -> {
          try (EntityManager manager = opened().createEntityManager()) {
            return work.apply(manager);
          } catch (RuntimeException e) {
            throw translated(e);
          }
        });
  }

  @Override
  public <T> T write(Function<EntityManager, T> work) {
    return alone(
        () -> {
          for (int attempt = 1; ; attempt++) {
            try {
              return once(work);
            } catch (RuntimeException e) {
              if (attempt == ATTEMPTS || !mayWorkNextTime(e)) {
                throw translated(e);
              }
              pause(attempt);
            }
          }
        });
  }

  private <T> T once(Function<EntityManager, T> work) {
    try (EntityManager manager = opened().createEntityManager()) {
      EntityTransaction transaction = manager.getTransaction();
      transaction.begin();
      boolean done = false;
      try {
        T result = work.apply(manager);
        transaction.commit();
        done = true;
        return result;
      } finally {
        if (!done && transaction.isActive()) {
          transaction.rollback();
        }
      }
    }
  }

  private interface Call<T> {
    T run();
  }

  /** Nested calls would hold two connections and could starve each other. */
  private <T> T alone(Call<T> call) {
    if (busy.get() != null) {
      throw new IllegalStateException(
          "a store was used inside its own transaction; use the entity manager given instead");
    }
    if (calls.register() < 0) {
      throw new ProblemException(CommonProblem.UNAVAILABLE, "This part is being replaced");
    }
    busy.set(Boolean.TRUE);
    try {
      return call.run();
    } finally {
      busy.remove();
      calls.arriveAndDeregister();
    }
  }

  private EntityManagerFactory opened() {
    try {
      return factory.get(LONGEST_OPENING.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(CommonProblem.UNAVAILABLE, "Stopping");
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the persistence unit did not open", e);
    }
  }

  private static boolean mayWorkNextTime(RuntimeException failure) {
    if (failure instanceof ProblemException) {
      return false;
    }
    return isStale(failure) || SqlFailure.cause(failure).map(SqlFailure::isConflict).orElse(false);
  }

  private static boolean isStale(RuntimeException failure) {
    return failure instanceof OptimisticLockException
        || failure.getCause() instanceof OptimisticLockException;
  }

  private static RuntimeException translated(RuntimeException failure) {
    if (failure instanceof ProblemException) {
      return failure;
    }
    if (isStale(failure)) {
      return new ProblemException(CommonProblem.STALE, CommonProblem.STALE.title());
    }
    Optional<SQLException> sql = SqlFailure.cause(failure);
    if (sql.isEmpty()) {
      return failure;
    }
    Optional<ProblemException> taken = SqlFailure.uniqueViolation(sql.get());
    if (taken.isPresent()) {
      return taken.get();
    }
    if (SqlFailure.isConflict(sql.get()) || SqlFailure.isUnreachable(sql.get())) {
      return new ProblemException(
          CommonProblem.UNAVAILABLE,
          "The database is busy or not reachable; try again",
          List.of(),
          Map.of("Retry-After", "2"));
    }
    return failure;
  }

  private static void pause(int attempt) {
    long most = TimeUnit.MILLISECONDS.toNanos(4L << attempt);
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 4, most));
  }

  /** Waits until calls in flight have ended, or the time is over; new calls are refused. */
  void drain(Duration limit) {
    int phase = calls.arriveAndDeregister();
    if (phase < 0) {
      return;
    }
    try {
      calls.awaitAdvanceInterruptibly(phase, limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      calls.forceTermination();
    }
  }
}
