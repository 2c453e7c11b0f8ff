// SPDX-License-Identifier: Apache-2.0
package org.candorcms.said.web;

import java.util.Set;
import org.candorcms.api.admin.AdminScreen;
import org.candorcms.api.admin.Screen;
import org.candorcms.api.security.Role;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The screens of the loop in the administration. */
public final class SaidScreens {
  private static final String MODULE = "said/admin.js";

  private SaidScreens() {}

  private static Screen screen(String id, String group, String icon, String element, int order) {
    return new Screen(
        "said." + id, "screen." + id, group, icon, element, MODULE, Set.of(Role.EDITOR), order);
  }

  /** What people said. */
  @Component(service = AdminScreen.class)
  public static final class InboxScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public InboxScreen() {}

    @Override
    public Screen screen() {
      return SaidScreens.screen("inbox", "content", "archive", "said-inbox-screen", 60);
    }
  }

  /** What they want. */
  @Component(service = AdminScreen.class)
  public static final class ThemesScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public ThemesScreen() {}

    @Override
    public Screen screen() {
      return SaidScreens.screen("themes", "content", "quote", "said-themes-screen", 62);
    }
  }

  /** What is answered. */
  @Component(service = AdminScreen.class)
  public static final class ActionsScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public ActionsScreen() {}

    @Override
    public Screen screen() {
      return SaidScreens.screen("actions", "content", "check", "said-actions-screen", 64);
    }
  }

  /** The report of a month. */
  @Component(service = AdminScreen.class)
  public static final class ReportScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public ReportScreen() {}

    @Override
    public Screen screen() {
      return SaidScreens.screen("report", "insight", "chart", "said-report-screen", 30);
    }
  }

  /** Who came back. */
  @Component(service = AdminScreen.class)
  public static final class ReturningScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public ReturningScreen() {}

    @Override
    public Screen screen() {
      return SaidScreens.screen("returning", "insight", "users", "said-returning-screen", 32);
    }
  }
}
