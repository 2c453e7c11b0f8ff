// SPDX-License-Identifier: Apache-2.0
package org.candorcms.reviews.admin;

import java.util.Set;
import org.candorcms.api.admin.AdminScreen;
import org.candorcms.api.admin.Screen;
import org.candorcms.api.security.Role;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The screens of reviews in the administration. */
public final class ReviewScreens {
  private static final Set<String> MODERATORS = Set.of(Role.MODERATOR);
  private static final Set<String> EDITORS = Set.of(Role.EDITOR);

  private ReviewScreens() {}

  private static Screen screen(String id, String group, String icon, Set<String> roles, int order) {
    return new Screen(
        "reviews." + id,
        "screen." + id,
        group,
        icon,
        "reviews-" + id + "-screen",
        "reviews/admin.js",
        roles,
        order);
  }

  /** Deciding on reviews. */
  @Component(service = AdminScreen.class)
  public static final class QueueScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public QueueScreen() {}

    @Override
    public Screen screen() {
      return ReviewScreens.screen("queue", "content", "check", MODERATORS, 40);
    }
  }

  /** Answering in public. */
  @Component(service = AdminScreen.class)
  public static final class RepliesScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public RepliesScreen() {}

    @Override
    public Screen screen() {
      return ReviewScreens.screen("replies", "content", "quote", MODERATORS, 41);
    }
  }

  /** Bringing reviews in. */
  @Component(service = AdminScreen.class)
  public static final class ImportScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public ImportScreen() {}

    @Override
    public Screen screen() {
      return ReviewScreens.screen("import", "content", "import", EDITORS, 42);
    }
  }

  /** Asking buyers. */
  @Component(service = AdminScreen.class)
  public static final class RequestsScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public RequestsScreen() {}

    @Override
    public Screen screen() {
      return ReviewScreens.screen("requests", "content", "users", MODERATORS, 43);
    }
  }

  /** Whether stars play a part. */
  @Component(service = AdminScreen.class)
  public static final class FairnessScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public FairnessScreen() {}

    @Override
    public Screen screen() {
      return ReviewScreens.screen("fairness", "insight", "shield", MODERATORS, 40);
    }
  }
}
