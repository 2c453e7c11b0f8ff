// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.security.Role;
import org.candorcms.help.article.Edit;
import org.candorcms.help.category.Categories;
import org.candorcms.help.category.Category;
import org.jspecify.annotations.Nullable;

/** The tree that articles stand in, for editors. */
@Path("categories")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.EDITOR)
public final class CategoriesResource {
  private final Categories categories;

  CategoriesResource(Categories categories) {
    this.categories = categories;
  }

  /** All categories; there is never a next part. */
  public record CategoryList(List<Category> items, @Nullable String next, long total) {}

  /** A category as an editor writes it. */
  public record CategoryInput(
      @NotBlank @Size(max = 200) String title,
      Optional<@Size(max = 1000) String> description,
      Optional<@Min(0) @Max(100_000) Integer> order) {}

  /** The categories of a language, or of all. */
  @GET
  @RolesAllowed(Role.EDITOR)
  public CategoryList list(@QueryParam("lang") @Nullable String lang) {
    List<Category> all = categories.all(Parameters.language("lang", lang));
    return new CategoryList(all, null, all.size());
  }

  /** Creates or changes a category. */
  @PUT
  @Path("{lang}/{path: .+}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Role.EDITOR)
  public Response put(
      @PathParam("lang") String lang, @PathParam("path") String path, CategoryInput input) {
    String language = Edit.language("lang", lang);
    String place = Edit.categoryPath(path);
    if (place.isEmpty() || path.length() > 200) {
      throw ProblemException.invalid("path", "path", "must have 1 to 6 parts, 200 characters");
    }
    boolean created = categories.find(language, place).isEmpty();
    Category category =
        new Category(
            language,
            place,
            Text.stored("/title", input.title()),
            Text.stored("/description", input.description().orElse("")),
            input.order().orElse(1000));
    categories.save(List.of(category));
    return Response.status(created ? 201 : 200).entity(category).build();
  }

  /** Deletes a category that nothing stands in. */
  @DELETE
  @Path("{lang}/{path: .+}")
  @RolesAllowed(Role.EDITOR)
  public Response delete(@PathParam("lang") String lang, @PathParam("path") String path) {
    return switch (categories.delete(Edit.language("lang", lang), Edit.categoryPath(path))) {
      case DELETED -> Response.noContent().build();
      case MISSING ->
          throw new ProblemException(CommonProblem.NOT_FOUND, "There is no such category");
      case IN_USE ->
          throw new ProblemException(
              CommonProblem.CONFLICT, "Articles or categories stand in it; move them first");
    };
  }
}
