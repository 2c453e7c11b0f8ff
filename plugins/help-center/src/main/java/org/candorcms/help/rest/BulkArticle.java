// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.candorcms.help.article.ArticleInput;
import org.jspecify.annotations.Nullable;

/** A line of a bulk request: an article with its id. */
public record BulkArticle(
    @NotBlank @Size(max = 128) String id,
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

  ArticleInput input() {
    return new ArticleInput(
        title, body, lang, category, tags, description, slug, status, updated, translationOf);
  }
}
