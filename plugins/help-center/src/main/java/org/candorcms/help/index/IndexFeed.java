// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.index;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.candorcms.api.cache.CacheTags;
import org.candorcms.api.content.Markup;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.health.HealthCheck;
import org.candorcms.help.article.Article;
import org.candorcms.help.article.Articles;
import org.candorcms.help.article.Change;
import org.candorcms.help.article.ChangeRange;
import org.candorcms.help.article.ChangeSignal;
import org.candorcms.help.importing.DemoContent;
import org.candorcms.help.insight.Rules;
import org.candorcms.help.search.HelpIndex;
import org.candorcms.help.search.IndexBroken;
import org.candorcms.help.search.IndexedArticle;
import org.candorcms.help.search.SearchRequest;
import org.candorcms.help.search.SearchResult;
import org.candorcms.help.search.SearchRules;
import org.candorcms.help.search.SuggestRequest;
import org.candorcms.help.search.Suggestions;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index equal to the database. One thread reads the changes after the last one that the
 * index has applied, in the order of their commits, and applies the present state of each article;
 * doing so twice changes nothing, so a crash between two steps costs nothing.
 */
@Component(service = HealthCheck.class, immediate = true)
public final class IndexFeed implements HealthCheck {
  private static final Logger log = LoggerFactory.getLogger(IndexFeed.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration COMMIT_AFTER = Duration.ofSeconds(3);
  private static final int COMMIT_CHANGES = 2_000;
  private static final int BATCH = 200;
  private static final Duration KEEP_CHANGES = Duration.ofDays(1);
  private static final Duration REFRESH_RULES = Duration.ofSeconds(10);

  private final BundleContext context;
  private final Articles articles;
  private final ArticleText text;
  private final Rules rules;
  private final ChangeSignal signal;
  private final CacheTags cache;
  private final PluginFiles files;
  private final DemoContent demo;
  private final Clock clock;
  private final Thread worker;
  private volatile boolean stopped;
  private volatile String trouble = "The index is catching up";
  private int uncommitted;
  private Instant uncommittedSince = Instant.EPOCH;
  private Instant pruned = Instant.EPOCH;
  private Instant rulesRead = Instant.EPOCH;
  private SearchRules lastRules = SearchRules.NONE;
  private long seenGeneration = -1;

  /** Starts following. */
  @Activate
  public IndexFeed(
      BundleContext context,
      @Reference Articles articles,
      @Reference Markup markup,
      @Reference Rules rules,
      @Reference ChangeSignal signal,
      @Reference CacheTags cache,
      @Reference PluginFiles files,
      @Reference DemoContent demo,
      @Reference Clock clock) {
    this.context = context;
    this.articles = articles;
    this.text = new ArticleText(markup);
    this.rules = rules;
    this.signal = signal;
    this.cache = cache;
    this.files = files;
    this.demo = demo;
    this.clock = clock;
    this.worker = new Thread(this::run, "candor-help-index");
    worker.setDaemon(true);
    worker.start();
  }

  /** Makes everything durable and ends; the thread is not interrupted, since files would break. */
  @Deactivate
  public void close() throws InterruptedException {
    stopped = true;
    signal.changed();
    worker.join(20_000);
  }

  @Override
  public String name() {
    return "help-index";
  }

  @Override
  public Health check() {
    return trouble.isEmpty() ? Health.good() : Health.bad(trouble);
  }

  private void run() {
    while (!stopped) {
      try (IndexFolder folder = IndexFolder.take(files.folder("index"));
          HelpIndex index = open(folder)) {
        follow(index, folder);
      } catch (RuntimeException broken) {
        trouble = "The index cannot be used; see the log";
        log.error("The search index stopped; it is opened again in a second", broken);
        pause(Duration.ofSeconds(1));
      }
    }
  }

  private HelpIndex open(IndexFolder folder) {
    try {
      return HelpIndex.open(folder.path());
    } catch (IndexBroken broken) {
      log.warn("The index folder cannot be read; it is built anew", broken);
      folder.clear();
      return HelpIndex.open(folder.path());
    }
  }

  private void follow(HelpIndex index, IndexFolder folder) {
    lastRules = SearchRules.NONE;
    seenGeneration = -1;
    // Beside an older version that serves, this one waits until it knows as much. Alone it serves
    // what it has, tells in its health check that it is not complete, and goes on.
    Optional<ServiceRegistration<HelpSearch>> registration =
        folder.successor() ? Optional.empty() : Optional.of(register(index));
    try {
      loadDemo();
      catchUp(index);
      if (registration.isEmpty()) {
        registration = Optional.of(register(index));
      }
      trouble = "";
      log.info("Help search is ready with {} articles", index.count());
      folder.deleteOthers();
      while (!stopped) {
        step(index);
        pause(POLL);
      }
    } finally {
      registration.ifPresent(IndexFeed::unregister);
      index.commit();
    }
  }

  private ServiceRegistration<HelpSearch> register(HelpIndex index) {
    return context.registerService(HelpSearch.class, new LiveSearch(index), null);
  }

  private void loadDemo() {
    try {
      demo.load();
    } catch (RuntimeException broken) {
      log.error("The demo articles could not be loaded", broken);
    }
  }

  private void catchUp(HelpIndex index) {
    refreshRules(index);
    ChangeRange range = articles.changeRange();
    boolean behind = index.appliedSeq() < range.pruned() || index.appliedSeq() > range.newest();
    boolean fresh = index.appliedSeq() == 0 && range.newest() > BATCH;
    if (behind || fresh) {
      rebuild(index, done -> {});
    }
    apply(index);
    commit(index);
  }

  private void step(HelpIndex index) {
    try {
      apply(index);
      refreshRules(index);
      boolean due =
          uncommitted >= COMMIT_CHANGES
              || clock.instant().isAfter(uncommittedSince.plus(COMMIT_AFTER));
      if (uncommitted > 0 && due) {
        commit(index);
      }
      prune(index);
      if (!trouble.isEmpty()) {
        trouble = "";
        log.info("The search index follows again");
      }
    } catch (IndexBroken broken) {
      throw broken;
    } catch (RuntimeException broken) {
      if (trouble.isEmpty()) {
        trouble = "The index cannot follow the database; see the log";
        log.warn("The search index cannot follow the database; it keeps trying", broken);
      }
    }
  }

  private void apply(HelpIndex index) {
    List<Change> changes = articles.changesAfter(index.appliedSeq(), BATCH);
    while (!changes.isEmpty() && !stopped) {
      Set<String> ids = new LinkedHashSet<>();
      changes.forEach(change -> ids.add(change.articleId()));
      Map<String, Article> present = articles.find(ids);
      List<IndexedArticle> put = new ArrayList<>();
      List<String> gone = new ArrayList<>();
      for (String id : ids) {
        Article article = present.get(id);
        if (article != null && article.published()) {
          put.add(text.of(article));
        } else {
          gone.add(id);
        }
      }
      apply(index, put, gone, changes.get(changes.size() - 1).seq());
      if (uncommitted == 0) {
        uncommittedSince = clock.instant();
      }
      uncommitted += changes.size();
      // Pages that show search results or related articles may have been made meanwhile.
      signal.touched();
      cache.invalidate(List.of(Articles.TAG));
      changes = articles.changesAfter(index.appliedSeq(), BATCH);
    }
  }

  /** One article that the index refuses must not keep all others from being found. */
  private static void apply(
      HelpIndex index, List<IndexedArticle> put, List<String> gone, long seq) {
    try {
      index.apply(put, gone, seq);
    } catch (IllegalArgumentException refused) {
      List<String> without = new ArrayList<>(gone);
      for (IndexedArticle article : put) {
        try {
          index.apply(List.of(article), List.of(), index.appliedSeq());
        } catch (IllegalArgumentException stillRefused) {
          log.error(
              "The article {} cannot be searched; the index refuses it",
              article.id(),
              stillRefused);
          without.add(article.id());
        }
      }
      index.apply(List.of(), without, seq);
    }
  }

  private void commit(HelpIndex index) {
    index.commit();
    uncommitted = 0;
  }

  private void refreshRules(HelpIndex index) {
    long generation = signal.generation();
    Instant now = clock.instant();
    if (generation == seenGeneration && now.isBefore(rulesRead.plus(REFRESH_RULES))) {
      return;
    }
    seenGeneration = generation;
    rulesRead = now;
    SearchRules current = rules.searchRules();
    if (!current.equals(lastRules)) {
      index.rules(current);
      lastRules = current;
    }
  }

  private void prune(HelpIndex index) {
    Instant now = clock.instant();
    if (uncommitted == 0 && now.isAfter(pruned.plus(Duration.ofHours(1)))) {
      pruned = now;
      articles.pruneChanges(index.appliedSeq(), now.minus(KEEP_CHANGES));
    }
  }

  private void rebuild(HelpIndex index, LongConsumer progress) {
    // Whatever is committed after this number was read is applied once more afterwards.
    long seq = articles.changeRange().newest();
    try (Stream<IndexedArticle> all =
        Stream.iterate(page(""), IndexFeed::some, this::next).flatMap(List::stream).map(text::of)) {
      index.rebuild(all, seq, progress);
    }
    signal.changed();
  }

  private List<Article> page(String after) {
    return articles.publishedAfter(after, BATCH);
  }

  private static boolean some(List<Article> page) {
    return !page.isEmpty();
  }

  private List<Article> next(List<Article> page) {
    return page(page.get(page.size() - 1).id());
  }

  private void pause(Duration limit) {
    try {
      signal.await(limit);
    } catch (InterruptedException interrupted) {
      stopped = true;
    }
  }

  private static void unregister(ServiceRegistration<HelpSearch> registration) {
    try {
      registration.unregister();
    } catch (IllegalStateException already) {
      // The bundle stops and the framework was faster.
    }
  }

  private final class LiveSearch implements HelpSearch {
    private final HelpIndex index;

    LiveSearch(HelpIndex index) {
      this.index = index;
    }

    @Override
    public SearchResult search(SearchRequest request) {
      return index.search(request);
    }

    @Override
    public Suggestions suggest(SuggestRequest request) {
      return index.suggest(request);
    }

    @Override
    public List<String> related(String id, int limit) {
      return index.related(id, limit);
    }

    @Override
    public int count() {
      return index.count();
    }

    @Override
    public void rebuild(LongConsumer progress) {
      IndexFeed.this.rebuild(index, progress);
    }
  }
}
