// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.settings;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.candorcms.api.json.Json;
import org.candorcms.api.security.Role;
import org.candorcms.services.settings.SettingValues.Value;
import org.jspecify.annotations.Nullable;
import org.osgi.service.metatype.AttributeDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings of all plugins. */
@Path("/")
@Produces("application/json")
@RolesAllowed(Role.ADMINISTRATOR)
public final class SettingsResource {
  private static final Logger log = LoggerFactory.getLogger(SettingsResource.class);

  private final PluginSettings settings;
  private final Json json;

  SettingsResource(PluginSettings settings, Json json) {
    this.settings = settings;
    this.json = json;
  }

  /** All groups of settings. */
  public record GroupPage(List<Group> items, @Nullable String next, int total) {}

  /** The settings of one PID. */
  public record Group(
      String pid, String name, String description, String plugin, List<Setting> settings) {}

  /** A value one may choose. */
  public record Choice(String value, String label) {}

  /**
   * A setting.
   *
   * @param value texts in force; secrets are never shown
   * @param source file, admin or environment, else what the plugin says itself
   * @param environment the variable that overrides it
   */
  public record Setting(
      String name,
      String title,
      String description,
      String type,
      boolean multiple,
      List<Choice> options,
      List<String> defaults,
      List<String> value,
      String source,
      String environment) {

    static Setting of(String pid, AttributeDefinition attribute, Optional<Value> value) {
      boolean secret = attribute.getType() == AttributeDefinition.PASSWORD;
      String[] given = attribute.getDefaultValue();
      List<String> defaults = given == null || secret ? List.of() : List.of(given);
      List<String> inForce = value.map(Value::texts).orElse(defaults);
      return new Setting(
          attribute.getID(),
          String.valueOf(attribute.getName()),
          Optional.ofNullable(attribute.getDescription()).orElse(""),
          typeName(attribute.getType()),
          attribute.getCardinality() != 0,
          choices(attribute),
          defaults,
          secret ? List.of() : inForce,
          value.map(v -> v.source().name()).orElse("default").toLowerCase(Locale.ROOT),
          SettingValues.environmentName(pid + "." + attribute.getID()));
    }

    private static List<Choice> choices(AttributeDefinition attribute) {
      String[] values = attribute.getOptionValues();
      String[] labels = attribute.getOptionLabels();
      List<Choice> choices = new ArrayList<>();
      for (int i = 0; values != null && i < values.length; i++) {
        boolean named = labels != null && i < labels.length;
        choices.add(new Choice(values[i], named ? labels[i] : values[i]));
      }
      return choices;
    }

    private static String typeName(int type) {
      return switch (type) {
        case AttributeDefinition.BOOLEAN -> "boolean";
        case AttributeDefinition.INTEGER,
            AttributeDefinition.LONG,
            AttributeDefinition.SHORT,
            AttributeDefinition.BYTE ->
            "integer";
        case AttributeDefinition.DOUBLE, AttributeDefinition.FLOAT -> "number";
        case AttributeDefinition.PASSWORD -> "password";
        default -> "string";
      };
    }
  }

  /** Lists everything that can be set. */
  @GET
  public GroupPage list() {
    List<Group> groups = settings.groups();
    return new GroupPage(groups, null, groups.size());
  }

  /** The settings of one PID. */
  @GET
  @Path("{pid}")
  public Group group(@PathParam("pid") String pid) {
    return settings.group(pid);
  }

  /** Changes the named settings; null gives one back to the file or the default. */
  @PUT
  @Path("{pid}")
  @Consumes("application/json")
  public Group change(
      @PathParam("pid") String pid, String body, @Context SecurityContext security) {
    settings.choose(pid, json.readObject(body));
    log.info(
        "Settings {} were changed by {}",
        pid,
        security.getUserPrincipal() == null ? "nobody" : security.getUserPrincipal().getName());
    return settings.group(pid);
  }
}
