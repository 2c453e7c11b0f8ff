// SPDX-License-Identifier: Apache-2.0
package org.candorcms.it.trouble;

import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.widget.RenderContext;
import org.candorcms.api.widget.View;
import org.candorcms.api.widget.Widget;

/** Works, throws, overflows the stack or hangs, as its setting says. */
public final class TroubleWidget implements Widget<TroubleWidget.Settings> {
  /**
   * What to do.
   *
   * @param mode works, throws, overflows or hangs
   */
  public record Settings(String mode) {}

  @Override
  public View render(Settings settings, RenderContext context) {
    switch (settings.mode()) {
      case "throws" -> throw new IllegalStateException("trouble with a secret");
      case "overflows" -> overflow(1);
      case "hangs" -> hang();
      default -> {
        return View.of("trouble/trouble", Map.of("html", SafeHtml.text("trouble works")));
      }
    }
    return View.nothing();
  }

  @SuppressWarnings("InfiniteRecursion") // what this widget is for
  private static int overflow(int depth) {
    return overflow(depth + 1) + depth;
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
