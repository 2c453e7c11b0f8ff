// SPDX-License-Identifier: Apache-2.0
package org.candorcms.host.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LackingTest {
  @Test
  void readsAPackageWithItsRange() {
    assertThat(
            Lacking.in(
                "Unable to resolve org.example.notes [12](R 12.0): missing requirement"
                    + " [org.example.notes [12](R 12.0)] osgi.wiring.package;"
                    + " (&(osgi.wiring.package=org.candorcms.api.widget)(version>=2.0.0)"
                    + "(!(version>=3.0.0))) Unresolved requirements: [[org.example.notes"
                    + " [12](R 12.0)] osgi.wiring.package; (osgi.wiring.package=x)]"))
        .contains(
            new Lacking(
                "org.example.notes",
                "osgi.wiring.package",
                "org.candorcms.api.widget",
                "[2.0.0,3.0.0)"));
  }

  @Test
  void readsTheInnermostCause() {
    assertThat(
            Lacking.in(
                "Unable to resolve a [1](R 1.0): missing requirement [a [1](R 1.0)]"
                    + " osgi.wiring.package; (osgi.wiring.package=b) [caused by: Unable to resolve b"
                    + " [2](R 2.0): missing requirement [b [2](R 2.0)] osgi.extender;"
                    + " (&(osgi.extender=osgi.component)(version>=1.5.0))]"))
        .hasValueSatisfying(
            lacking -> {
              assertThat(lacking.bundle()).isEqualTo("b");
              assertThat(lacking.name()).isEqualTo("osgi.component");
              assertThat(lacking.range()).isEqualTo("[1.5.0,∞)");
            });
  }

  @Test
  void knowsNothingOfOtherFailures() {
    assertThat(Lacking.in("Activator start error")).isEmpty();
  }
}
