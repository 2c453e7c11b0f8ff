// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

final class Tuning {
  private Tuning() {}

  static int i(String name, int usual) {
    return Integer.getInteger("rank." + name, usual);
  }

  static float f(String name, double usual) {
    return Float.parseFloat(System.getProperty("rank." + name, Double.toString(usual)));
  }
}
