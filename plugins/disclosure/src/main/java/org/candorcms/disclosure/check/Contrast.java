// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.check;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The contrast of two colours of one style attribute, after WCAG 2.2.
 *
 * @param ratio 1 to 21; 0 where not both colours are told
 */
record Contrast(double ratio) {
  private static final Pattern COLOUR =
      Pattern.compile(
          "(?:^|;)(color|background|background-color):(#[0-9a-f]{3,8}|[a-z]{3,20}|rgb\\([0-9,]{5,11}\\))(?=;|$)");
  private static final Map<String, Integer> NAMES =
      Map.ofEntries(
          Map.entry("white", 0xFFFFFF),
          Map.entry("black", 0),
          Map.entry("gray", 0x808080),
          Map.entry("grey", 0x808080),
          Map.entry("silver", 0xC0C0C0),
          Map.entry("lightgray", 0xD3D3D3),
          Map.entry("lightgrey", 0xD3D3D3),
          Map.entry("whitesmoke", 0xF5F5F5),
          Map.entry("gainsboro", 0xDCDCDC),
          Map.entry("red", 0xFF0000),
          Map.entry("blue", 0x0000FF),
          Map.entry("green", 0x008000),
          Map.entry("yellow", 0xFFFF00));

  static Contrast of(String style) {
    int front = -1;
    int back = -1;
    Matcher colour = COLOUR.matcher(style);
    while (colour.find()) {
      if (colour.group(1).equals("color")) {
        front = rgb(colour.group(2));
      } else {
        back = rgb(colour.group(2));
      }
    }
    if (front < 0 || back < 0) {
      return new Contrast(0);
    }
    double a = luminance(front);
    double b = luminance(back);
    return new Contrast((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
  }

  boolean known() {
    return ratio > 0;
  }

  String shown() {
    return String.format(Locale.ROOT, "%.1f", ratio);
  }

  private static int rgb(String text) {
    if (text.startsWith("rgb(")) {
      String[] parts = text.substring(4, text.length() - 1).split(",");
      if (parts.length != 3) {
        return -1;
      }
      int all = 0;
      for (String part : parts) {
        if (part.isEmpty() || part.length() > 3) {
          return -1;
        }
        all = all << 8 | Math.min(255, Integer.parseInt(part));
      }
      return all;
    }
    if (!text.startsWith("#")) {
      return NAMES.getOrDefault(text, -1);
    }
    String hex = text.substring(1);
    if (hex.length() == 3) {
      hex = hex.replaceAll("(.)", "$1$1");
    }
    return hex.length() == 6 ? Integer.parseInt(hex, 16) : -1;
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16 & 255)
        + 0.7152 * linear(rgb >> 8 & 255)
        + 0.0722 * linear(rgb & 255);
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }
}
