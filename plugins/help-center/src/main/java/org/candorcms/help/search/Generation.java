// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.IOUtils;

/** One Lucene index; a rebuild makes another. */
final class Generation implements AutoCloseable {
  static final String SEQ = "candor.seq";
  static final String FORMAT = "candor.format";

  /** Changes whenever fields or analysis do: an index of another format is rebuilt. */
  static final String FORMAT_NOW = "1";

  /** Fewer than usual: articles are read much more often than written. */
  private static final int SEGMENTS_PER_TIER = 4;

  final Path folder;
  final SearcherManager searchers;
  private final FSDirectory directory;
  private final IndexWriter writer;
  private volatile long seq;

  Generation(Path folder, Analyzer analyzer) throws IOException {
    this.folder = folder;
    directory = FSDirectory.open(folder);
    boolean opened = false;
    try {
      IndexWriterConfig config = new IndexWriterConfig(analyzer);
      config.setSimilarity(new FieldSimilarity());
      config.setRAMBufferSizeMB(16);
      config.setCommitOnClose(false);
      config.setCheckPendingFlushUpdate(false);
      config.setMergePolicy(new TieredMergePolicy().setSegmentsPerTier(SEGMENTS_PER_TIER));
      refuseOtherFormats(directory);
      writer = new IndexWriter(directory, config);
      seq = committed(writer);
      searchers =
          new SearcherManager(
              writer,
              new SearcherFactory() {
                @Override
                public org.apache.lucene.search.IndexSearcher newSearcher(
                    org.apache.lucene.index.IndexReader reader,
                    org.apache.lucene.index.@org.jspecify.annotations.Nullable IndexReader before) {
                  org.apache.lucene.search.IndexSearcher searcher =
                      new org.apache.lucene.search.IndexSearcher(reader);
                  searcher.setSimilarity(new FieldSimilarity());
                  searcher.setQueryCache(null);
                  return searcher;
                }
              });
      opened = true;
    } finally {
      if (!opened) {
        IOUtils.closeWhileHandlingException(directory);
      }
    }
  }

  /** Fields of another format would not match how queries are analysed now. */
  private static void refuseOtherFormats(Directory directory) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return;
    }
    String format = SegmentInfos.readLatestCommit(directory).getUserData().get(FORMAT);
    if (!FORMAT_NOW.equals(format)) {
      throw new IndexFormatTooOldException(
          directory.toString(), "format " + format + ", this version writes " + FORMAT_NOW);
    }
  }

  private static long committed(IndexWriter writer) {
    Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
    long seq = 0;
    if (data != null) {
      for (Map.Entry<String, String> entry : data) {
        if (entry.getKey().equals(SEQ)) {
          seq = Long.parseLong(entry.getValue());
        }
      }
    }
    return seq;
  }

  long seq() {
    return seq;
  }

  void seq(long applied) {
    seq = applied;
  }

  void put(IndexedArticle article) throws IOException {
    writer.updateDocument(new Term("id", article.id()), ArticleDocument.of(article));
  }

  void delete(Collection<String> ids) throws IOException {
    if (!ids.isEmpty()) {
      writer.deleteDocuments(ids.stream().map(id -> new Term("id", id)).toArray(Term[]::new));
    }
  }

  void show() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  void commit() throws IOException {
    writer.setLiveCommitData(Map.of(SEQ, Long.toString(seq), FORMAT, FORMAT_NOW).entrySet(), true);
    writer.commit();
  }

  /** Closes without committing; searches under way keep their reader. */
  @Override
  public void close() throws IOException {
    IOUtils.close(List.of(searchers, writer, directory));
  }
}
