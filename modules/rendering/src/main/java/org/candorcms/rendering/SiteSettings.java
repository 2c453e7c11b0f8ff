// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.candorcms.rendering.page.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the site; a change takes effect with the next request. */
@Component(service = SiteSettings.class, configurationPid = "candor.rendering")
@Designate(ocd = SiteSettings.Config.class)
public final class SiteSettings implements Settings {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Values values;

  /** What administrators may set. */
  @ObjectClassDefinition(
      name = "Site",
      description = "Name, languages and look of the site, and limits of its widgets")
  public @interface Config {
    /** Name of the site. */
    @AttributeDefinition(name = "Site name", description = "As visitors read it")
    String site$_$name() default "Candor";

    /** Default language. */
    @AttributeDefinition(
        name = "Default language",
        description = "For visitors whose languages the site does not have; as in en")
    String default$_$language() default "en";

    /** Languages. */
    @AttributeDefinition(
        name = "Languages",
        description = "Languages that visitors may choose, as in en or pt-BR")
    String[] languages() default {"en", "vi", "th", "lo", "fil"};

    /** Theme. */
    @AttributeDefinition(name = "Theme", description = "Name of an installed theme")
    String theme() default "plain";

    /** Limit of a widget. */
    @AttributeDefinition(
        name = "Widget time limit (ms)",
        description = "A widget that takes longer is replaced by its last good output; 50 to 10000",
        min = "50",
        max = "10000")
    int widget$_$limit$_$ms() default 300;

    /** Size of the cache. */
    @AttributeDefinition(
        name = "Page cache (MB)",
        description = "Memory for rendered pages and fragments; 1 to 2000",
        min = "1",
        max = "2000")
    int cache$_$mb() default 32;

    /** Who may frame fragments. */
    @AttributeDefinition(
        name = "Sites that may frame fragments",
        description =
            "Sources as in CSP frame-ancestors: 'self', https://shop.example, or * for all; the"
                + " embed script needs none")
    String[] frame$_$ancestors() default {"'self'"};

    /** Who may send forms. */
    @AttributeDefinition(
        name = "Sites that may send forms",
        description = "Origins beside this one, as in https://shop.example",
        required = false)
    String[] form$_$origins() default {};
  }

  private record Values(
      String siteName,
      Locale defaultLanguage,
      List<Locale> languages,
      String theme,
      Duration widgetLimit,
      long cacheBytes,
      String frameAncestors,
      List<String> formOrigins) {}

  /** Starts with the configuration in force. */
  @Activate
  public SiteSettings(Config config) {
    this.values = read(config);
  }

  @Modified
  void modified(Config config) {
    values = read(config);
    listeners.forEach(Runnable::run);
  }

  private static Values read(Config config) {
    Locale first = Locale.forLanguageTag(config.default$_$language());
    Locale defaultLanguage = first.getLanguage().isEmpty() ? Locale.ENGLISH : first;
    List<Locale> languages = new ArrayList<>();
    languages.add(defaultLanguage);
    for (String tag : config.languages()) {
      Locale language = Locale.forLanguageTag(tag.strip());
      if (!language.getLanguage().isEmpty() && !languages.contains(language)) {
        languages.add(language);
      }
    }
    return new Values(
        config.site$_$name(),
        defaultLanguage,
        List.copyOf(languages),
        config.theme(),
        Duration.ofMillis(Math.max(50, Math.min(10_000, config.widget$_$limit$_$ms()))),
        Math.max(1, Math.min(2000, config.cache$_$mb())) * 1_000_000L,
        ancestors(config.frame$_$ancestors()),
        Arrays.stream(config.form$_$origins()).map(String::strip).toList());
  }

  /** Only what can stand in the directive; anything else would end or change the header. */
  private static String ancestors(String[] sources) {
    List<String> safe =
        Arrays.stream(sources)
            .map(String::strip)
            .filter(source -> source.matches("\\*|'self'|[A-Za-z0-9.:/*_-]{1,200}"))
            .toList();
    return safe.isEmpty() ? "'self'" : String.join(" ", safe);
  }

  /** Calls after each change. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  long cacheBytes() {
    return values.cacheBytes;
  }

  @Override
  public String siteName() {
    return values.siteName;
  }

  @Override
  public Locale defaultLanguage() {
    return values.defaultLanguage;
  }

  @Override
  public List<Locale> languages() {
    return values.languages;
  }

  @Override
  public String theme() {
    return values.theme;
  }

  @Override
  public Duration widgetLimit() {
    return values.widgetLimit;
  }

  @Override
  public String frameAncestors() {
    return values.frameAncestors;
  }

  @Override
  public List<String> formOrigins() {
    return values.formOrigins;
  }
}
