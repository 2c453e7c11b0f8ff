// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryRescorer;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;

/** One search over one point in time of the index. */
final class Search {
  static final int MAX_QUERY = 500;
  private static final int MAX_HITS = 1_000;
  private static final int RERANKED = 100;
  private static final float EXACT_TITLE = 10;
  private static final int MAX_CLAUSES = 1_000;

  private final IndexSearcher searcher;
  private final Analysis analysis;
  private final CountCache cache;
  private final SearchRules rules;
  private final Vocabulary vocabulary;

  Search(IndexSearcher searcher, Analysis analysis, CountCache cache, SearchRules rules) {
    this.searcher = searcher;
    this.analysis = analysis;
    this.cache = cache;
    this.rules = rules;
    this.vocabulary = new Vocabulary(searcher);
  }

  SearchResult search(SearchRequest request) throws IOException {
    String text = bounded(request.query());
    int limit = Math.max(0, Math.min(MAX_HITS, request.limit()));
    int offset = Math.max(0, Math.min(MAX_HITS, request.offset()));
    List<String> identifiers = Identifiers.in(text);
    List<Plan> plans = plans(text, request.lang(), Planner.Ending.FINISHED, identifiers.isEmpty());
    List<Term> filters = filters(request.lang(), request.category());
    List<Language> languages = plans.stream().map(Plan::language).toList();
    List<Query> whole = Identifiers.filters(identifiers, languages, analysis);
    TopDocs found = find(plans, text, filters, whole, offset + limit);
    List<Term> matching = Matching.terms(plans, vocabulary);
    Counts counts = Counts.of(searcher, cache, matching, needed(plans, filters), whole);
    List<Query> all = new ArrayList<>(queries(filters));
    all.addAll(whole);
    List<Placed> placed = Pins.place(searcher, rules.pins(), text, request, all, found.scoreDocs);
    List<SearchResult.Hit> hits = new ArrayList<>();
    Snippets snippets = new Snippets(analysis, plans);
    for (int i = offset; i < Math.min(placed.size(), offset + limit); i++) {
      Placed each = placed.get(i);
      hits.add(snippets.hit(searcher, each, id(each.doc())));
    }
    String correction =
        plans.stream().map(Plan::correction).filter(each -> !each.isEmpty()).findFirst().orElse("");
    long total = Math.max(counts.total(), placed.size());
    return new SearchResult(request.query(), correction, total, hits, counts.facets());
  }

  /** A document at its place in the answer. */
  record Placed(int doc, float score, boolean pinned) {}

  Suggestions suggest(SuggestRequest request) throws IOException {
    String text = boundedStart(request.query());
    int limit = Math.max(0, Math.min(MAX_HITS, request.limit()));
    if (text.isEmpty() || limit == 0) {
      return new Suggestions(List.of(), List.of());
    }
    List<Plan> plans = plans(text, request.lang(), Planner.Ending.UNFINISHED, true);
    List<Term> filters = filters(request.lang(), "");
    TopDocs found = find(plans, text, filters, List.of(), limit);
    Set<String> ids = new LinkedHashSet<>();
    for (ScoreDoc each : found.scoreDocs) {
      ids.add(id(each.doc));
    }
    Completions completions = new Completions(searcher, vocabulary, queries(filters));
    return new Suggestions(completions.of(plans, text, limit), List.copyOf(ids));
  }

  List<String> related(String id, int limit) throws IOException {
    return new Related(searcher, analysis, vocabulary)
        .to(id, limit).stream().map(this::idUnchecked).toList();
  }

  private String idUnchecked(int doc) {
    try {
      return id(doc);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String boundedStart(String query) {
    String text =
        Texts.clean(query.length() > 4 * MAX_QUERY ? query.substring(0, 4 * MAX_QUERY) : query);
    text = text.stripLeading();
    return text.codePointCount(0, text.length()) <= MAX_QUERY
        ? text
        : text.substring(0, text.offsetByCodePoints(0, MAX_QUERY));
  }

  static String bounded(String query) {
    return boundedStart(query).strip();
  }

  /**
   * The query in the language asked for, or in every language that has articles; then words are
   * corrected only where no language knows them all.
   */
  private List<Plan> plans(String text, String lang, Planner.Ending ending, boolean correct)
      throws IOException {
    Planner planner = new Planner(analysis, vocabulary, rules.synonyms());
    if (!lang.isBlank()) {
      return List.of(planner.plan(Language.of(lang), text, ending, correct));
    }
    List<Plan> plans = new ArrayList<>();
    for (Language language : languages()) {
      plans.add(planner.plan(language, text, ending, false));
    }
    boolean understood = plans.stream().anyMatch(plan -> plan.unknown() == 0 && plan.known() > 0);
    if (understood || plans.isEmpty() || !correct) {
      return plans;
    }
    int most = plans.stream().mapToInt(Plan::known).max().orElse(0);
    List<Plan> corrected = new ArrayList<>();
    for (Plan plan : plans) {
      if (plan.known() == most && written(plan.language(), text)) {
        corrected.add(planner.plan(plan.language(), text, ending, true));
      }
    }
    corrected.stream()
        .min(
            Comparator.comparingInt(Plan::lost)
                .thenComparing(plan -> !plan.correction().isEmpty())
                .thenComparingInt(plan -> -articles(plan)))
        .ifPresent(best -> plans.replaceAll(plan -> better(plan, best)));
    return plans;
  }

  private static Plan better(Plan plan, Plan best) {
    return plan.language().equals(best.language()) ? best : plan;
  }

  /** Whether text of this script can be of this language. */
  private static boolean written(Language language, String text) {
    return language.unspaced() == text.chars().anyMatch(c -> Texts.unspaced((char) c));
  }

  private int articles(Plan plan) {
    try {
      return searcher.getIndexReader().getDocCount(plan.language().stems());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private List<Language> languages() {
    Set<String> keys = new TreeSet<>();
    for (FieldInfo field : FieldInfos.getMergedFieldInfos(searcher.getIndexReader())) {
      if (field.name.startsWith("s_")) {
        keys.add(field.name.substring(2));
      }
    }
    return keys.stream().map(Language::new).toList();
  }

  private static List<Term> filters(String lang, String category) {
    List<Term> filters = new ArrayList<>();
    if (!lang.isBlank()) {
      filters.add(new Term("lang", Language.normal(lang)));
    }
    if (!category.isBlank()) {
      filters.add(new Term("category", category));
    }
    return filters;
  }

  /**
   * Filters that a search in the fields of these plans needs. Fields are named after the language,
   * so only a variant such as {@code pt-br} has to be filtered; without a filter Lucene passes over
   * articles that cannot be among the best.
   */
  private static List<Term> needed(List<Plan> plans, List<Term> filters) {
    return filters.stream()
        .filter(
            filter ->
                !filter.field().equals("lang")
                    || plans.size() != 1
                    || !plans.get(0).language().holdsOnly(filter.text()))
        .toList();
  }

  private static List<Query> queries(List<Term> filters) {
    return filters.stream().<Query>map(TermQuery::new).toList();
  }

  private TopDocs find(
      List<Plan> plans, String text, List<Term> filters, List<Query> whole, int count)
      throws IOException {
    Ranking ranking = new Ranking(analysis, vocabulary);
    BooleanQuery.Builder query = new BooleanQuery.Builder().setMinimumNumberShouldMatch(1);
    BooleanQuery.Builder further = new BooleanQuery.Builder();
    int clauses = 0;
    for (Plan plan : plans) {
      for (Query each : ranking.clauses(plan, text)) {
        if (clauses++ < MAX_CLAUSES) {
          query.add(each, Occur.SHOULD);
        }
      }
      ranking.further(plan).forEach(each -> further.add(each, Occur.SHOULD));
    }
    String title = TitleKey.of(text);
    if (vocabulary.articles("exact", title) > 0) {
      query.add(exactly(title, filters), Occur.SHOULD);
    }
    needed(plans, filters).forEach(each -> query.add(new TermQuery(each), Occur.FILTER));
    whole.forEach(each -> query.add(each, Occur.FILTER));
    int depth = Math.max(count, RERANKED);
    TopDocs found =
        searcher.search(
            query.build(), TopScoreDocCollector.createSharedManager(depth, null, depth));
    BooleanQuery rest = further.build();
    if (found.scoreDocs.length > 1 && !rest.clauses().isEmpty()) {
      found =
          new QueryRescorer(rest) {
            @Override
            protected float combine(float first, boolean matches, float second) {
              return matches ? first + second : first;
            }
          }.rescore(searcher, found, depth);
    }
    return found.scoreDocs.length <= count
        ? found
        : new TopDocs(found.totalHits, Arrays.copyOf(found.scoreDocs, count));
  }

  private static Query exactly(String title, List<Term> filters) {
    BooleanQuery.Builder exact =
        new BooleanQuery.Builder().add(new TermQuery(new Term("exact", title)), Occur.FILTER);
    filters.forEach(each -> exact.add(new TermQuery(each), Occur.FILTER));
    return new BoostQuery(new ConstantScoreQuery(exact.build()), EXACT_TITLE);
  }

  private String id(int doc) throws IOException {
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
    BinaryDocValues ids = leaf.reader().getBinaryDocValues("id");
    return ids != null && ids.advanceExact(doc - leaf.docBase)
        ? ids.binaryValue().utf8ToString()
        : "";
  }
}
