// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.admin;

import java.util.Set;
import org.candorcms.api.admin.AdminScreen;
import org.candorcms.api.admin.Screen;
import org.candorcms.api.security.Role;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The screens of this module in the administration. */
public final class ServiceScreens {
  private static final Set<String> ADMINISTRATORS = Set.of(Role.ADMINISTRATOR);

  private ServiceScreens() {}

  private static Screen screen(
      String name, String group, String icon, Set<String> roles, int order) {
    return new Screen(
        "services." + name,
        "screen." + name,
        group,
        icon,
        "services-" + name,
        "services/admin.js",
        roles,
        order);
  }

  /** What waits for editors. */
  @Component(service = AdminScreen.class)
  public static final class NoticesScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public NoticesScreen() {}

    @Override
    public Screen screen() {
      return ServiceScreens.screen(
          "notices", "content", "bell", Set.of(Role.MODERATOR, Role.EDITOR, Role.ADMINISTRATOR), 5);
    }
  }

  /** The outbox. */
  @Component(service = AdminScreen.class)
  public static final class MailScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public MailScreen() {}

    @Override
    public Screen screen() {
      return ServiceScreens.screen("mail", "system", "mail", ADMINISTRATORS, 32);
    }
  }

  /** The ledger of consent. */
  @Component(service = AdminScreen.class)
  public static final class ConsentScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public ConsentScreen() {}

    @Override
    public Screen screen() {
      return ServiceScreens.screen("consent", "system", "check", ADMINISTRATORS, 34);
    }
  }

  /** What is held of a person. */
  @Component(service = AdminScreen.class)
  public static final class PrivacyScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public PrivacyScreen() {}

    @Override
    public Screen screen() {
      return ServiceScreens.screen("privacy", "system", "shield", ADMINISTRATORS, 36);
    }
  }
}
