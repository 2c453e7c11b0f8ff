// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.article;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An article as a client writes it. What is left out gets its default; only the slug is kept, so
 * that addresses stay when a title changes.
 *
 * @param body Markdown
 * @param lang BCP 47
 * @param category path such as {@code billing/refunds}; unknown ones are created
 * @param status {@code published} (the default) or {@code draft}
 * @param updated date or instant (ISO 8601) that visitors read as the last change; else now
 * @param translationOf id of the article that this one translates
 */
public record ArticleInput(
    @NotBlank @Size(max = 300) String title,
    @NotNull @Size(max = 1_048_576) String body,
    @NotBlank @Size(max = 35) String lang,
    Optional<@Size(max = 200) String> category,
    @Nullable @Size(max = 30) List<@NotBlank @Size(max = 80) String> tags,
    Optional<@Size(max = 1000) String> description,
    Optional<@Size(max = 200) String> slug,
    Optional<@Pattern(regexp = "published|draft") String> status,
    Optional<@Size(max = 40) String> updated,
    Optional<@Size(max = 128) String> translationOf) {

  /** Fills what was left out. */
  @SuppressWarnings({"NullAway", "OptionalAssignedToNull"})
  public ArticleInput {
    category = category == null ? Optional.empty() : category;
    tags = tags == null ? List.of() : java.util.Collections.unmodifiableList(tags);
    description = description == null ? Optional.empty() : description;
    slug = slug == null ? Optional.empty() : slug;
    status = status == null ? Optional.empty() : status;
    updated = updated == null ? Optional.empty() : updated;
    translationOf = translationOf == null ? Optional.empty() : translationOf;
  }
}
