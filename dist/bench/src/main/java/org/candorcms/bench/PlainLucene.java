// SPDX-License-Identifier: Apache-2.0
package org.candorcms.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.icu.ICUNormalizer2Filter;
import org.apache.lucene.analysis.icu.segmentation.ICUTokenizer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.FSDirectory;
import org.candorcms.help.search.IndexedArticle;
import org.tartarus.snowball.ext.EnglishStemmer;

/** The least that Lucene needs to find articles, analysed as the product analyses English. */
final class PlainLucene implements AutoCloseable {
  private static final List<String> FIELDS = List.of("text", "title", "headings");

  private final Analyzer analyzer =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          Tokenizer source = new ICUTokenizer();
          TokenStream words = new EnglishPossessiveFilter(new ICUNormalizer2Filter(source));
          return new TokenStreamComponents(
              source, new ICUFoldingFilter(new SnowballFilter(words, new EnglishStemmer())));
        }
      };

  private final FSDirectory directory;
  private IndexSearcher searcher;

  PlainLucene(Path folder) throws IOException {
    directory = FSDirectory.open(folder);
    new IndexWriter(directory, config()).close();
    searcher = new IndexSearcher(DirectoryReader.open(directory));
  }

  private IndexWriterConfig config() {
    return new IndexWriterConfig(analyzer).setRAMBufferSizeMB(16);
  }

  void build(Stream<IndexedArticle> articles) throws IOException {
    try (IndexWriter writer = new IndexWriter(directory, config())) {
      for (Iterator<IndexedArticle> each = articles.iterator(); each.hasNext(); ) {
        IndexedArticle article = each.next();
        String text = article.title() + "\n" + article.description() + "\n" + article.body();
        Document document = new Document();
        document.add(new StoredField("id", article.id()));
        document.add(new TextField("title", article.title(), Field.Store.YES));
        document.add(
            new TextField("headings", String.join("\n", article.headings()), Field.Store.NO));
        document.add(new TextField("text", text, Field.Store.YES));
        writer.addDocument(document);
      }
    }
    searcher.getIndexReader().close();
    searcher = new IndexSearcher(DirectoryReader.open(directory));
    searcher.setQueryCache(null);
  }

  int count() {
    return searcher.getIndexReader().numDocs();
  }

  /** The number of hits, at most ten. */
  int search(String query) throws IOException {
    return search(query, FIELDS.subList(0, 1));
  }

  /** The same in several fields, which is what a search of good quality begins with. */
  int searchFields(String query) throws IOException {
    return search(query, FIELDS);
  }

  private int search(String query, List<String> fields) throws IOException {
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    for (String word : words(query)) {
      fields.forEach(field -> words.add(new TermQuery(new Term(field, word)), Occur.SHOULD));
    }
    List<String> titles = new ArrayList<>();
    for (ScoreDoc each : searcher.search(words.build(), 10).scoreDocs) {
      Document found = searcher.storedFields().document(each.doc, Set.of("id", "title"));
      titles.add(found.get("id") + found.get("title"));
    }
    return titles.size();
  }

  private Set<String> words(String query) throws IOException {
    Set<String> words = new LinkedHashSet<>();
    try (TokenStream stream = analyzer.tokenStream("text", query)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.toString());
      }
      stream.end();
    }
    return words;
  }

  @Override
  public void close() throws IOException {
    searcher.getIndexReader().close();
    directory.close();
  }
}
