// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.web;

import java.util.Set;
import org.candorcms.api.admin.AdminScreen;
import org.candorcms.api.admin.Screen;
import org.candorcms.api.security.Role;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The screens of the disclosure plugin in the administration. */
public final class DisclosureScreens {
  private DisclosureScreens() {}

  private static Screen screen(String name, String group, String icon, int order) {
    return new Screen(
        "disclosure." + name,
        "screen." + name,
        group,
        icon,
        "disclosure-" + name + "-screen",
        "disclosure/admin.js",
        Set.of(Role.EDITOR),
        order);
  }

  /** Creators, brands and what ties them. */
  @Component(service = AdminScreen.class)
  public static final class RelationsScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public RelationsScreen() {}

    @Override
    public Screen screen() {
      return DisclosureScreens.screen("relations", "content", "link", 60);
    }
  }

  /** What the checks of all pages found. */
  @Component(service = AdminScreen.class)
  public static final class FindingsScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public FindingsScreen() {}

    @Override
    public Screen screen() {
      return DisclosureScreens.screen("findings", "insight", "shield", 60);
    }
  }

  /** A text from anywhere: its label and its findings. */
  @Component(service = AdminScreen.class)
  public static final class CheckScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public CheckScreen() {}

    @Override
    public Screen screen() {
      return DisclosureScreens.screen("check", "content", "check", 61);
    }
  }

  /** Rule packs and what a switch would change. */
  @Component(service = AdminScreen.class)
  public static final class PacksScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public PacksScreen() {}

    @Override
    public Screen screen() {
      return DisclosureScreens.screen("packs", "system", "book", 60);
    }
  }

  /** No screen: the button of text editors that makes a sponsored link. */
  @Component(service = AdminScreen.class)
  public static final class SponsoredLinkTool implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public SponsoredLinkTool() {}

    @Override
    public Screen screen() {
      return new Screen(
          "disclosure.sponsored-link",
          "screen.sponsored-link",
          "editor",
          "pin",
          "disclosure-sponsored-link",
          "disclosure/tool.js",
          Set.of(Role.EDITOR),
          60);
    }
  }

  /** What stood where and when. */
  @Component(service = AdminScreen.class)
  public static final class RecordsScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public RecordsScreen() {}

    @Override
    public Screen screen() {
      return DisclosureScreens.screen("records", "insight", "clock", 61);
    }
  }
}
