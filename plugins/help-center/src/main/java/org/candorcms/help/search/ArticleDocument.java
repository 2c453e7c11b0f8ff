// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;

/** The fields of an article. */
final class ArticleDocument {
  private static final FieldType SCORED = type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, false);
  private static final FieldType COUNTED = type(IndexOptions.DOCS_AND_FREQS, false);
  private static final FieldType LISTED = type(IndexOptions.DOCS, true);

  private ArticleDocument() {}

  private static FieldType type(IndexOptions options, boolean omitNorms) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(options);
    type.setOmitNorms(omitNorms);
    type.freeze();
    return type;
  }

  /** Headings that the body does not repeat. */
  private static String missing(String body, IndexedArticle article) {
    StringBuilder missing = new StringBuilder();
    for (String heading : article.headings()) {
      String clean = Texts.clean(heading);
      if (!body.contains(clean)) {
        missing.append(clean).append('\n');
      }
    }
    return missing.toString();
  }

  static Document of(IndexedArticle article) {
    Language language = Language.of(article.lang());
    String title = Texts.clean(article.title());
    String description = Texts.clean(article.description());
    String body = Texts.clean(article.body());
    String slug = Texts.clean(article.slug()).replace('-', ' ').replace('_', ' ');
    String tags = Texts.clean(String.join("\n", article.tags()));
    String headings = Texts.clean(String.join("\n", article.headings()));
    String all = String.join("\n", title, description, body, tags, missing(body, article));
    Document document = new Document();
    document.add(new StringField("id", article.id(), Field.Store.NO));
    document.add(new BinaryDocValuesField("id", new BytesRef(article.id())));
    String tag = Language.normal(article.lang());
    Language.withParents(tag)
        .forEach(each -> document.add(new StringField("lang", each, Field.Store.NO)));
    document.add(new SortedDocValuesField("lang", new BytesRef(tag)));
    document.add(new SortedDocValuesField("category", new BytesRef(article.category())));
    for (String path = article.category();
        !path.isEmpty();
        path = path.substring(0, Math.max(0, path.lastIndexOf('/')))) {
      document.add(new StringField("category", path, Field.Store.NO));
    }
    if (article.category().isEmpty()) {
      // Lucene wants the field to be of the same kind in each document.
      document.add(new StringField("category", "", Field.Store.NO));
    }
    document.add(new StoredField("lang", tag));
    document.add(new StoredField("title", title));
    document.add(new StoredField("body", description.isEmpty() ? body : description + "\n" + body));
    document.add(new StringField("exact", TitleKey.of(title), Field.Store.NO));
    document.add(new Field(language.stems(), all, SCORED));
    document.add(new Field(language.title(), title, SCORED));
    document.add(
        new Field(language.headings(), String.join("\n", headings, description, slug), COUNTED));
    document.add(new Field(language.words(), all, COUNTED));
    document.add(new Field(language.titleWords(), title, LISTED));
    document.add(new Field(language.pairs(), all, LISTED));
    if (language.unspaced()) {
      document.add(new Field(language.grams(), all, COUNTED));
    }
    return document;
  }
}
