// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.report;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What changed after an action, beside a group that it did not touch. Voices of the action's theme
 * before and after the day it was done, and all other voices in the same days:
 *
 * <p>change = (theme after ÷ theme before) ÷ (others after ÷ others before), with half a voice
 * added to each number so that zero can be divided by (Haldane 1956), and a 95 % interval from the
 * standard error of its logarithm, √(1/a + 1/b + 1/c + 1/d) (Altman and Bland, "Interaction
 * revisited: the difference between two estimates", BMJ 2003).
 *
 * @param doneOn the day it was done; itself in neither part
 * @param days length of each part
 * @param change below 1: fewer voices than the others lead to expect
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param n voices in all four numbers
 * @param verdict {@code fewer}, {@code more}, {@code no-difference} or {@code too-few}
 * @param caveat what the numbers cannot tell, in English
 */
public record Effect(
    String action,
    LocalDate doneOn,
    int days,
    Group theme,
    Group comparison,
    @Nullable Double change,
    @Nullable Double low,
    @Nullable Double high,
    long n,
    String verdict,
    String caveat) {
  /** Voices before and after. */
  public record Group(long before, long after) {}
}
