// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import java.util.Set;
import org.candorcms.api.admin.AdminScreen;
import org.candorcms.api.admin.Screen;
import org.candorcms.api.security.Role;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The screens of the help center in the administration. */
public final class HelpScreens {
  private static final String MODULE = "help/admin.js";
  private static final Set<String> EDITORS = Set.of(Role.EDITOR);

  private HelpScreens() {}

  private static Screen screen(String id, String group, String icon, String element, int order) {
    return new Screen("help." + id, "screen." + id, group, icon, element, MODULE, EDITORS, order);
  }

  /** Writing articles. */
  @Component(service = AdminScreen.class)
  public static final class ArticlesScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public ArticlesScreen() {}

    @Override
    public Screen screen() {
      return HelpScreens.screen("articles", "content", "file", "help-articles-screen", 20);
    }
  }

  /** Bringing articles in. */
  @Component(service = AdminScreen.class)
  public static final class ImportScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public ImportScreen() {}

    @Override
    public Screen screen() {
      return HelpScreens.screen("import", "content", "box", "help-import-screen", 30);
    }
  }

  /** Synonyms and pins. */
  @Component(service = AdminScreen.class)
  public static final class RulesScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public RulesScreen() {}

    @Override
    public Screen screen() {
      return HelpScreens.screen("synonyms", "content", "link", "help-rules-screen", 40);
    }
  }

  /** What visitors look for. */
  @Component(service = AdminScreen.class)
  public static final class InsightScreen implements AdminScreen {
    /** Nothing is needed. */
    @Activate
    public InsightScreen() {}

    @Override
    public Screen screen() {
      return HelpScreens.screen("insight", "insight", "spark", "help-insight-screen", 20);
    }
  }
}
