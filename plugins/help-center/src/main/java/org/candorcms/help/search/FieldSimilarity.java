// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;

/** BM25 with the saturation and length normalisation that suits each kind of field. */
final class FieldSimilarity extends PerFieldSimilarityWrapper {
  private static final Similarity TEXT = new BM25Similarity(1.2f, 0.75f);
  private static final Similarity GRAMS = new BM25Similarity(1.2f, 0.2f);
  private static final Similarity TITLE = new BM25Similarity(1.2f, 0.9f);
  private static final Similarity HEADINGS = new BM25Similarity(1.2f, 0.5f);

  @Override
  public Similarity get(String field) {
    return switch (field.charAt(0)) {
      case 't', 'u' -> TITLE;
      case 'h' -> HEADINGS;
      case 'g' -> GRAMS;
      default -> TEXT;
    };
  }
}
