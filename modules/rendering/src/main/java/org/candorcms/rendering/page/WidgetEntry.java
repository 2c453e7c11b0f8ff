// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering.page;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.candorcms.api.widget.Widget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A widget as installed: what it is called, what it reads, and how it fares. Thread-safe. */
public final class WidgetEntry {
  private static final Logger log = LoggerFactory.getLogger(WidgetEntry.class);
  private static final int FAILURES_BEFORE_REST = 5;
  private static final Duration REST = Duration.ofSeconds(30);
  private static final int WARM_UP = 10;

  private final WidgetDescription description;
  private final Widget<Record> widget;
  private final Class<? extends Record> settingsType;
  private final List<Class<? extends Record>> parameterTypes;
  private final Plugin plugin;
  private final Clock clock;
  private final Set<String> logged = new HashSet<>();
  private long answered;
  private long failed;
  private int failuresInRow;
  private Instant restsUntil = Instant.MIN;

  @SuppressWarnings("unchecked")
  WidgetEntry(WidgetDescription description, Widget<?> widget, Plugin plugin, Clock clock) {
    this.description = description;
    this.widget = (Widget<Record>) widget;
    this.settingsType = typeArgument(widget.getClass(), Widget.class);
    this.parameterTypes =
        Arrays.stream(widget.getClass().getDeclaredClasses())
            .filter(type -> type.isRecord() && type.getSimpleName().equals("Params"))
            .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
            .toList();
    this.plugin = plugin;
    this.clock = clock;
  }

  /**
   * The record that a class gives to a contract with one type parameter.
   *
   * @throws IllegalArgumentException if it does not say, as a lambda does not
   */
  @SuppressWarnings("unchecked")
  static Class<? extends Record> typeArgument(Class<?> type, Class<?> contract) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Type implemented : c.getGenericInterfaces()) {
        if (implemented instanceof ParameterizedType generic
            && generic.getRawType() == contract
            && generic.getActualTypeArguments()[0] instanceof Class<?> argument
            && argument.isRecord()) {
          return (Class<? extends Record>) argument;
        }
      }
    }
    throw new IllegalArgumentException(
        type.getName() + " must name a record: implements " + contract.getSimpleName() + "<...>");
  }

  WidgetDescription description() {
    return description;
  }

  Widget<Record> widget() {
    return widget;
  }

  Class<? extends Record> settingsType() {
    return settingsType;
  }

  Plugin plugin() {
    return plugin;
  }

  /** First part of the id, which names the message files. */
  String pluginName() {
    return description.id().substring(0, description.id().indexOf('.'));
  }

  /** The records that declare request parameters. */
  List<Class<? extends Record>> parameterTypes() {
    return parameterTypes;
  }

  /** Names of the request parameters that the widget declares. */
  Set<String> parameterNames() {
    Set<String> names = new HashSet<>();
    for (Class<?> type : parameterTypes) {
      Arrays.stream(type.getRecordComponents()).forEach(c -> names.add(c.getName()));
    }
    return names;
  }

  /** Classes are loaded and code is compiled in the first calls; they may take longer. */
  synchronized Duration limit(Duration usual) {
    return answered == 0 ? usual.multipliedBy(WARM_UP) : usual;
  }

  synchronized boolean rests() {
    return clock.instant().isBefore(restsUntil);
  }

  synchronized void noteAnswer() {
    answered++;
    failuresInRow = 0;
  }

  /** Counts a failure; each kind is logged once. */
  synchronized void noteFailure(Sandbox.Failure failure) {
    failed++;
    failuresInRow++;
    if (failuresInRow >= FAILURES_BEFORE_REST) {
      restsUntil = clock.instant().plus(REST);
    }
    if (logged.size() < 20 && logged.add(failure.kind())) {
      log.warn(
          "widget {} failed ({}); its place on the page stays empty or as it was. This kind of"
              + " failure is counted from now on, not logged",
          description.id(),
          failure.kind(),
          failure.getCause());
    }
  }

  /** How the widget fares. */
  record State(String state, long answered, long failed) {}

  synchronized State state() {
    return new State(rests() ? "resting" : "active", answered, failed);
  }
}
