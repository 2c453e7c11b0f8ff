// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.candorcms.api.content.SafeHtml;

/** What the templates of the help center read. Paths are from the root of the site. */
public final class Models {
  private Models() {}

  /**
   * A search form.
   *
   * @param heading empty for the built-in one
   * @param placeholder empty for none
   * @param lang language to search in; empty for all
   */
  public record SearchForm(
      String heading, String placeholder, String lang, String query, boolean large) {}

  /** The hero of the home page. */
  public record Hero(String title, SearchForm form) {}

  /** A category as a card. */
  public record CategoryCard(String title, String description, String path, long count) {}

  /** A list of categories. */
  public record CategoryCards(String heading, List<CategoryCard> items) {}

  /** An article in a list. */
  public record Entry(
      String id, String title, String description, String path, List<String> labels) {}

  /** A list of articles. */
  public record Entries(String heading, List<Entry> items) {}

  /** The home page below its hero. */
  public record Home(CategoryCards categories, Entries top) {}

  /** A category page. */
  public record CategoryPage(
      String description, List<CategoryCard> categories, List<Entry> articles, SearchForm form) {}

  /** An entry of a table of contents. */
  public record Heading(int level, String id, String text) {}

  /** A table of contents. */
  public record Contents(List<Heading> headings) {}

  /**
   * An article.
   *
   * @param heading shown by the widget; a page shows its title itself
   */
  public record ArticleText(
      String id,
      String title,
      boolean heading,
      String path,
      String lang,
      SafeHtml body,
      Instant updated,
      List<String> labels) {}

  /** A language variant. */
  public record Variant(String lang, String name, String path) {}

  /** A tag, with the search that it stands for. */
  public record Tag(String text, String path) {}

  /**
   * What stands below an article.
   *
   * @param voted whether the visitor has just voted
   * @param returnTo address that the form comes back to
   */
  public record AfterArticle(
      String id,
      List<Tag> tags,
      boolean voted,
      String returnTo,
      List<Entry> related,
      List<Variant> variants,
      SearchForm form) {}

  /** A hit. */
  public record Hit(
      String id,
      int position,
      SafeHtml title,
      String path,
      String lang,
      SafeHtml snippet,
      String category,
      boolean pinned,
      List<String> labels) {}

  /** A filter that can be chosen or left. */
  public record Filter(String title, long count, String path, boolean current) {}

  /** A page of results. */
  public record PageLink(int number, String path, boolean current) {}

  /**
   * Results.
   *
   * @param searched whether anything was asked for
   * @param elsewhere search in all languages, where this one has nothing but others have
   */
  public record Results(
      SearchForm form,
      boolean searched,
      String query,
      String lang,
      String correction,
      long total,
      long first,
      long last,
      List<Hit> hits,
      List<Filter> filters,
      Optional<PageLink> previous,
      Optional<PageLink> next,
      List<PageLink> pages,
      Optional<PageLink> elsewhere,
      List<Entry> top) {}
}
