// SPDX-License-Identifier: Apache-2.0
package org.candorcms.rendering;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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

  /** All widgets with the schema of their settings, an example and how they fare. */
  @GET
  @RolesAllowed(Role.EDITOR)
  public Map<String, Object> list() {
    List<Map<String, Object>> items = rendering.widgets();
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("items", items);
    page.put("next", null);
    page.put("total", items.size());
    return page;
  }
}
