// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.insight;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.candorcms.api.page.PageRequest;
import org.candorcms.api.problem.ProblemException;
import org.candorcms.api.store.Store;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts searches, clicks, views and votes. Counting never blocks a request: counts gather in
 * memory, bounded, and are written every two seconds by a thread of its own.
 */
@Component(service = Counts.class, configurationPid = HelpSettings.PID)
public final class Counts {
  private static final Logger log = LoggerFactory.getLogger(Counts.class);
  private static final int BOUND = 5_000;
  private static final Pattern BOT =
      Pattern.compile(
          "bot|crawl|spider|slurp|facebookexternalhit|headless|lighthouse|preview|curl/|wget/"
              + "|python-|java/|go-http|monitor",
          Pattern.CASE_INSENSITIVE);

  private record QueryKey(String day, String lang, String query) {}

  private record ArticleKey(String day, String id) {}

  private static final class QueryCount {
    long searches;
    long zeros;
    long clicks;
    long positions;
  }

  private static final class ArticleCount {
    long views;
    long clicks;
    long helpful;
    long unhelpful;
  }

  private final Store store;
  private final Clock clock;
  private final boolean logQueries;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition stop = lock.newCondition();
  private final Thread writer;
  private Map<QueryKey, QueryCount> queries = new HashMap<>();
  private Map<ArticleKey, ArticleCount> articles = new HashMap<>();
  private boolean stopped;

  /** Starts writing. */
  @Activate
  public Counts(
      @Reference(target = "(candor.store=help)") Store store,
      @Reference Clock clock,
      HelpSettings settings) {
    this.store = store;
    this.clock = clock;
    this.logQueries = settings.log$_$queries();
    this.writer = new Thread(this::run, "candor-help-counts");
    writer.setDaemon(true);
    writer.start();
  }

  /** Writes what is left and ends. */
  @Deactivate
  public void close() throws InterruptedException {
    lock.lock();
    try {
      stopped = true;
      stop.signalAll();
    } finally {
      lock.unlock();
    }
    writer.join(5_000);
  }

  /** Whether a browser's name belongs to a machine. */
  public static boolean machine(String userAgent) {
    return BOT.matcher(userAgent).find();
  }

  /** A search was answered. */
  public void searched(String query, String lang, long total) {
    String masked = logQueries ? Masking.mask(query) : "";
    if (masked.isEmpty()) {
      return;
    }
    inQuery(
        masked,
        lang,
        count -> {
          count.searches++;
          count.zeros += total == 0 ? 1 : 0;
        });
  }

  /** A hit was followed. */
  public void clicked(String query, String lang, String articleId, int position) {
    String masked = logQueries ? Masking.mask(query) : "";
    if (!masked.isEmpty()) {
      inQuery(
          masked,
          lang,
          count -> {
            count.clicks++;
            count.positions += position;
          });
    }
    inArticle(articleId, count -> count.clicks++);
  }

  /** An article was shown; what checks render for themselves is no view. */
  public void viewed(String articleId, PageRequest request) {
    if (request.visited()) {
      inArticle(articleId, count -> count.views++);
    }
  }

  /** A visitor said whether an article helped. */
  public void voted(String articleId, boolean helpful) {
    inArticle(
        articleId,
        count -> {
          if (helpful) {
            count.helpful++;
          } else {
            count.unhelpful++;
          }
        });
  }

  private void inQuery(String query, String lang, java.util.function.Consumer<QueryCount> change) {
    QueryKey key = new QueryKey(today(), lang.toLowerCase(Locale.ROOT), query);
    lock.lock();
    try {
      if (queries.size() < BOUND || queries.containsKey(key)) {
        change.accept(queries.computeIfAbsent(key, k -> new QueryCount()));
      }
    } finally {
      lock.unlock();
    }
  }

  private void inArticle(String id, java.util.function.Consumer<ArticleCount> change) {
    ArticleKey key = new ArticleKey(today(), id);
    lock.lock();
    try {
      if (articles.size() < BOUND || articles.containsKey(key)) {
        change.accept(articles.computeIfAbsent(key, k -> new ArticleCount()));
      }
    } finally {
      lock.unlock();
    }
  }

  private String today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
  }

  private void run() {
    boolean last = false;
    while (!last) {
      Map<QueryKey, QueryCount> someQueries;
      Map<ArticleKey, ArticleCount> someArticles;
      lock.lock();
      try {
        if (!stopped) {
          stop.await(2, TimeUnit.SECONDS);
        }
        last = stopped;
        someQueries = queries;
        someArticles = articles;
        queries = new HashMap<>();
        articles = new HashMap<>();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return;
      } finally {
        lock.unlock();
      }
      flush(someQueries, someArticles);
    }
  }

  private void flush(
      Map<QueryKey, QueryCount> someQueries, Map<ArticleKey, ArticleCount> someArticles) {
    if (someQueries.isEmpty() && someArticles.isEmpty()) {
      return;
    }
    for (int attempt = 1; attempt <= 3; attempt++) {
      try {
        write(someQueries, someArticles);
        return;
      } catch (ProblemException conflict) {
        // A second version of this plugin wrote the same day at the same time: read again.
        log.debug("Counts met another writer, attempt {}", attempt);
      } catch (RuntimeException broken) {
        log.warn("Counts of searches were lost; the database refused them", broken);
        return;
      }
    }
  }

  private void write(
      Map<QueryKey, QueryCount> someQueries, Map<ArticleKey, ArticleCount> someArticles) {
    store.execute(
        em -> {
          someQueries.forEach(
              (key, count) -> {
                QueryDayRow row =
                    em.find(
                        QueryDayRow.class, new QueryDayRow.Key(key.day(), key.lang(), key.query()));
                boolean created = row == null;
                if (row == null) {
                  row = new QueryDayRow();
                  row.day = key.day();
                  row.lang = key.lang();
                  row.query = key.query();
                }
                row.searches += count.searches;
                row.zeros += count.zeros;
                row.clicks += count.clicks;
                row.clickPositions += count.positions;
                if (created) {
                  em.persist(row);
                }
              });
          someArticles.forEach(
              (key, count) -> {
                ArticleDayRow row =
                    em.find(ArticleDayRow.class, new ArticleDayRow.Key(key.day(), key.id()));
                boolean created = row == null;
                if (row == null) {
                  row = new ArticleDayRow();
                  row.day = key.day();
                  row.articleId = key.id();
                }
                row.views += count.views;
                row.clicks += count.clicks;
                row.helpful += count.helpful;
                row.unhelpful += count.unhelpful;
                if (created) {
                  em.persist(row);
                }
              });
        });
  }
}
