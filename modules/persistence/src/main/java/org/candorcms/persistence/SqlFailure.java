// SPDX-License-Identifier: Apache-2.0
package org.candorcms.persistence;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.FieldError;
import org.candorcms.api.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What a database meant by a failure. */
final class SqlFailure {
  private static final String UNIQUE_VIOLATION = "23505";
  private static final Pattern HSQLDB_CONSTRAINT =
      Pattern.compile("violation *[:;] *\"?([A-Za-z0-9_]+)\"? table:");

  private SqlFailure() {}

  /** The SQL exception that caused a failure, if one did; that of the row, not of its batch. */
  static Optional<SQLException> cause(@Nullable Throwable failure) {
    int depth = 0;
    for (Throwable t = failure; t != null && depth < 20; t = t.getCause(), depth++) {
      if (t instanceof BatchUpdateException batch && batch.getNextException() != null) {
        return Optional.of(batch.getNextException());
      }
      if (t instanceof SQLException e
          && !(e instanceof BatchUpdateException && e.getCause() != null)) {
        return Optional.of(e);
      }
    }
    return Optional.empty();
  }

  /** Whether the same work may succeed when it is done again: serialisation conflict, deadlock. */
  static boolean isConflict(SQLException e) {
    return state(e).startsWith("40");
  }

  /** Whether the database cannot be reached or is starting or stopping. */
  static boolean isUnreachable(SQLException e) {
    return state(e).startsWith("08")
        || state(e).startsWith("57P0")
        || e instanceof java.sql.SQLTransientConnectionException;
  }

  /** The answer for a violated unique constraint, if it was one. */
  static Optional<ProblemException> uniqueViolation(SQLException e) {
    if (!state(e).equals(UNIQUE_VIOLATION)) {
      return Optional.empty();
    }
    String detail = "There is already one like this";
    return Optional.of(
        new ProblemException(
            CommonProblem.CONFLICT,
            detail,
            List.of(new FieldError("", constraint(e), detail)),
            Map.of()));
  }

  private static String constraint(SQLException e) {
    if (e instanceof PSQLException p) {
      ServerErrorMessage message = p.getServerErrorMessage();
      String name = message == null ? null : message.getConstraint();
      return name == null ? "unique" : name.toLowerCase(Locale.ROOT);
    }
    Matcher m = HSQLDB_CONSTRAINT.matcher(String.valueOf(e.getMessage()));
    return m.find() ? m.group(1).toLowerCase(Locale.ROOT) : "unique";
  }

  private static String state(SQLException e) {
    String state = e.getSQLState();
    return state == null ? "" : state;
  }
}
