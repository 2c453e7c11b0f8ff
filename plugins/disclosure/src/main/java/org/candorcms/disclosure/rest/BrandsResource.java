// SPDX-License-Identifier: Apache-2.0
package org.candorcms.disclosure.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.security.AuditLog;
import org.candorcms.api.security.Role;
import org.candorcms.disclosure.registry.KnownBrand;
import org.candorcms.disclosure.registry.Registry;
import org.jspecify.annotations.Nullable;

/** By which names, addresses and codes content gives a brand away. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class BrandsResource {
  private final Registry registry;
  private final AuditLog audit;

  BrandsResource(Registry registry, AuditLog audit) {
    this.registry = registry;
    this.audit = audit;
  }

  /**
   * A brand as an editor writes it.
   *
   * @param name as shown in labels
   * @param aliases other names, product lines, account names
   * @param domains host names of the brand's own shops and sites
   * @param codes discount codes given to creators
   */
  public record BrandInput(
      @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cntrl}]*") String name,
      Optional<@Size(max = 30) List<@NotBlank @Size(max = 100) String>> aliases,
      Optional<@Size(max = 30) List<@Pattern(regexp = "[A-Za-z0-9.-]{1,120}") String>> domains,
      Optional<@Size(max = 30) List<@Pattern(regexp = "[A-Za-z0-9_-]{2,40}") String>> codes) {}

  /** Brands by id. */
  @GET
  public Answers.Listing<KnownBrand> brands(
      @QueryParam("cursor") @DefaultValue("") @Size(max = 128) String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return Answers.page(
        registry.brands(cursor, limit + 1), limit, registry.brandCount(), KnownBrand::id);
  }

  /** Adds a brand. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response addBrand(@Valid BrandInput input, @Context SecurityContext security) {
    return save(Registry.newId(), input, security);
  }

  /** A brand. */
  @GET
  @Path(Answers.ID)
  public Response brand(@PathParam("id") String id) {
    KnownBrand brand = registry.brand(id).orElseThrow(() -> Answers.missing("brand"));
    return Answers.saved(brand, brand.version(), false);
  }

  /** Adds or replaces a brand. */
  @PUT
  @Path(Answers.ID)
  @Consumes(MediaType.APPLICATION_JSON)
  public Response putBrand(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid BrandInput input,
      @Context SecurityContext security) {
    Answers.expect(ifMatch, registry.brand(id).map(KnownBrand::version).orElse(0L));
    return save(id, input, security);
  }

  private Response save(String id, BrandInput input, SecurityContext security) {
    Registry.Saved<KnownBrand> saved =
        registry.save(
            new KnownBrand(
                id,
                input.name().strip(),
                input.aliases().orElse(List.of()),
                input.domains().orElse(List.of()),
                input.codes().orElse(List.of()),
                0));
    audit.record(Answers.who(security), "disclosure.brand-saved", id);
    return Answers.saved(saved.item(), saved.item().version(), saved.created());
  }

  /** Deletes a brand that has no relations. */
  @DELETE
  @Path(Answers.ID)
  public Response deleteBrand(@PathParam("id") String id, @Context SecurityContext security) {
    Response answer = Answers.gone(registry.deleteBrand(id), "brand");
    audit.record(Answers.who(security), "disclosure.brand-deleted", id);
    return answer;
  }
}
