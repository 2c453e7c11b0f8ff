// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** A folder with the articles of a help center, searchable. */
public final class HelpIndex implements AutoCloseable {
  private HelpIndex() {}

  /** Creates or opens; one owner at a time. A broken folder throws {@link IndexBroken}. */
  public static HelpIndex open(Path folder) {
    throw new UnsupportedOperationException(folder.toString());
  }

  /** Copies the newest commit of a folder that may be in use. */
  public static void copyNewestCommit(Path from, Path to) {
    throw new UnsupportedOperationException(from + " " + to);
  }

  /** The change up to which everything is searchable. */
  public long appliedSeq() {
    return 0;
  }

  /** Changes articles; searches see them when this returns. */
  public void apply(Collection<IndexedArticle> put, Collection<String> deletedIds, long seq) {
    throw new UnsupportedOperationException();
  }

  /** Makes everything applied durable. */
  public void commit() {
    throw new UnsupportedOperationException();
  }

  /** Builds anew beside the live index and switches at the end. */
  public void rebuild(Stream<IndexedArticle> all, long seq, LongConsumer progress) {
    throw new UnsupportedOperationException();
  }

  /** Finds articles. */
  public SearchResult search(SearchRequest request) {
    throw new UnsupportedOperationException();
  }

  /** Completes what is being typed. */
  public Suggestions suggest(SuggestRequest request) {
    throw new UnsupportedOperationException();
  }

  /** Articles like this one in the same language. */
  public List<String> related(String id, int limit) {
    throw new UnsupportedOperationException();
  }

  /** Replaces the rules at once. */
  public void rules(SearchRules rules) {
    throw new UnsupportedOperationException();
  }

  /** The number of articles. */
  public int count() {
    return 0;
  }

  @Override
  public void close() {}
}
