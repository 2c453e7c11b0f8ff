// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.template;

import java.io.Writer;

/** Collects text up to a bound, and ends early when the time limit has interrupted the thread. */
final class BoundedWriter extends Writer {
  private final StringBuilder text = new StringBuilder(4096);
  private final int maxChars;

  BoundedWriter(int maxChars) {
    this.maxChars = maxChars;
  }

  @Override
  public void write(char[] chars, int offset, int length) {
    check(length);
    text.append(chars, offset, length);
  }

  @Override
  public void write(String chars, int offset, int length) {
    check(length);
    text.append(chars, offset, offset + length);
  }

  @Override
  public void write(int c) {
    check(1);
    text.append((char) c);
  }

  private void check(int length) {
    if (text.length() + length > maxChars) {
      throw new IllegalStateException("output is longer than " + maxChars + " characters");
    }
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("interrupted");
    }
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    // Nothing to release.
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
