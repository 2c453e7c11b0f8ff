// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.candorcms.api.security.Role;

/** The widgets that editors may place. */
@Path("/")
@Produces("application/json")
public final class WidgetsResource {
  private final RenderingModule rendering;

  WidgetsResource(RenderingModule rendering) {
    this.rendering = rendering;
  }

  /**
   * All widgets with the schema of their settings, an example and how they fare; titles and labels
   * in the language that the request prefers.
   */
  @GET
  @RolesAllowed(Role.EDITOR)
  public Map<String, Object> list(@Context HttpHeaders headers) {
    List<Map<String, Object>> items = rendering.widgets(headers.getAcceptableLanguages());
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("items", items);
    page.put("next", null);
    page.put("total", items.size());
    return page;
  }
}
