// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/**
 * A folder with the articles of a help center, searchable. Safe for use by many threads; changes
 * are taken one after the other.
 */
public final class HelpIndex implements AutoCloseable {
  private static final String CURRENT = "current";
  private static final int COPY_TRIES = 10;
  private static final int REPORT_EVERY = 100;

  /** Something that happened to the live index while another was being built. */
  private record Change(List<IndexedArticle> put, List<String> deleted, long seq) {}

  /** Reads from one point in time of the index. */
  private interface Reading<T> {
    T read(IndexSearcher searcher) throws IOException;
  }

  private final Path folder;
  private final FileChannel lockFile;
  private final Analysis analysis = new Analysis();
  private final CountCache counting = new CountCache();
  private final ReentrantLock changes = new ReentrantLock();
  private final ReentrantLock rebuilds = new ReentrantLock();
  private volatile Generation live;
  private volatile SearchRules rules = SearchRules.NONE;
  private @Nullable List<Change> meanwhile;

  private HelpIndex(Path folder, FileChannel lockFile) throws IOException {
    this.folder = folder;
    this.lockFile = lockFile;
    String name = current(folder);
    deleteOthers(name);
    live = new Generation(folder.resolve(name), analysis.forIndexing());
    if (!Files.exists(folder.resolve(CURRENT))) {
      live.commit();
      point(folder, name);
    }
  }

  /** Creates or opens; one owner at a time. A broken folder throws {@link IndexBroken}. */
  public static HelpIndex open(Path folder) {
    FileChannel lockFile = null;
    try {
      Files.createDirectories(folder);
      lockFile =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = lockFile.tryLock();
      if (lock == null) {
        throw new IOException("index folder is in use: " + folder);
      }
      return new HelpIndex(folder, lockFile);
    } catch (OverlappingFileLockException e) {
      closeQuietly(lockFile);
      throw new UncheckedIOException(new IOException("index folder is in use: " + folder, e));
    } catch (CorruptIndexException
        | IndexFormatTooOldException
        | IndexFormatTooNewException
        | java.nio.file.NoSuchFileException
        | java.io.FileNotFoundException
        | java.io.EOFException
        | IllegalArgumentException e) {
      closeQuietly(lockFile);
      throw new IndexBroken("the search index cannot be read: " + e.getMessage(), e);
    } catch (IOException e) {
      closeQuietly(lockFile);
      throw new UncheckedIOException(e);
    }
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    org.apache.lucene.util.IOUtils.closeWhileHandlingException(channel);
  }

  private static String current(Path folder) throws IOException {
    Path pointer = folder.resolve(CURRENT);
    if (!Files.exists(pointer)) {
      return "1";
    }
    String name = Files.readString(pointer, StandardCharsets.UTF_8).strip();
    if (!name.matches("[0-9]{1,9}")) {
      throw new CorruptIndexException("bad pointer", pointer.toString());
    }
    if (!Files.isDirectory(folder.resolve(name))) {
      throw new CorruptIndexException("missing generation " + name, pointer.toString());
    }
    return name;
  }

  private static void point(Path folder, String name) throws IOException {
    Path next = folder.resolve(CURRENT + ".next");
    try (FileChannel file =
        FileChannel.open(
            next,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      file.write(StandardCharsets.UTF_8.encode(name));
      file.force(true);
    }
    Files.move(
        next,
        folder.resolve(CURRENT),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private void deleteOthers(String kept) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path each : inside.filter(Files::isDirectory).toList()) {
        if (!each.getFileName().toString().equals(kept)) {
          delete(each);
        }
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    try (Stream<Path> inside = Files.walk(tree)) {
      for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }

  /** Copies the newest commit of a folder that may be in use. */
  public static void copyNewestCommit(Path from, Path to) {
    IOException last = new IOException("nothing to copy");
    for (int i = 0; i < COPY_TRIES; i++) {
      try {
        if (Files.exists(to)) {
          delete(to);
        }
        copyOnce(from, to);
        return;
      } catch (IOException e) {
        // the owner may have replaced the commit meanwhile
        last = e;
      }
    }
    throw new UncheckedIOException(last);
  }

  private static void copyOnce(Path from, Path to) throws IOException {
    Path source = from.resolve(current(from));
    Path target = to.resolve("1");
    Files.createDirectories(target);
    try (FSDirectory directory = FSDirectory.open(source)) {
      List<IndexCommit> commits = DirectoryReader.listCommits(directory);
      for (String file : commits.get(commits.size() - 1).getFileNames()) {
        linkOrCopy(source.resolve(file), target.resolve(file));
      }
    }
    point(to, "1");
  }

  private static void linkOrCopy(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** The change up to which everything is searchable. */
  public long appliedSeq() {
    return live.seq();
  }

  /** Changes articles; searches see them when this returns. */
  public void apply(Collection<IndexedArticle> put, Collection<String> deletedIds, long seq) {
    changes.lock();
    try {
      if (meanwhile != null) {
        meanwhile.add(new Change(List.copyOf(put), List.copyOf(deletedIds), seq));
      }
      apply(live, put, deletedIds, seq);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      changes.unlock();
    }
  }

  private static void apply(
      Generation to, Collection<IndexedArticle> put, Collection<String> deletedIds, long seq)
      throws IOException {
    to.delete(deletedIds);
    for (IndexedArticle article : put) {
      to.put(article);
    }
    to.show();
    to.seq(Math.max(to.seq(), seq));
  }

  /** Makes everything applied durable. */
  public void commit() {
    changes.lock();
    try {
      live.commit();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      changes.unlock();
    }
  }

  /**
   * Builds anew beside the live index and switches at the end. Changes applied meanwhile are
   * applied to the new one too; those between the reading of {@code all} and this call have to be
   * applied again, so {@link #appliedSeq} then goes back to {@code seq}.
   */
  public void rebuild(Stream<IndexedArticle> all, long seq, LongConsumer progress) {
    rebuilds.lock();
    try {
      rebuildBeside(all, seq, progress);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      rebuilds.unlock();
    }
  }

  private void rebuildBeside(Stream<IndexedArticle> all, long seq, LongConsumer progress)
      throws IOException {
    Generation before = live;
    String name = String.valueOf(Integer.parseInt(before.folder.getFileName().toString()) + 1);
    Path target = folder.resolve(name);
    if (Files.exists(target)) {
      delete(target);
    }
    boolean gap = recordChanges(seq);
    Generation next = new Generation(target, analysis.forIndexing());
    boolean switched = false;
    try {
      long count = 0;
      for (Iterator<IndexedArticle> each = all.iterator(); each.hasNext(); ) {
        next.put(each.next());
        if (++count % REPORT_EVERY == 0) {
          progress.accept(count);
        }
      }
      progress.accept(count);
      switchTo(next, name, seq, gap);
      switched = true;
    } finally {
      if (!switched) {
        forgetChanges();
        next.close();
        delete(target);
      }
    }
    before.close();
    delete(before.folder);
  }

  private boolean recordChanges(long seq) {
    changes.lock();
    try {
      meanwhile = new ArrayList<>();
      return live.seq() > seq;
    } finally {
      changes.unlock();
    }
  }

  private void forgetChanges() {
    changes.lock();
    try {
      meanwhile = null;
    } finally {
      changes.unlock();
    }
  }

  private void switchTo(Generation next, String name, long seq, boolean gap) throws IOException {
    changes.lock();
    try {
      next.seq(seq);
      for (Change change : meanwhile == null ? List.<Change>of() : meanwhile) {
        apply(next, change.put(), change.deleted(), change.seq());
      }
      if (gap) {
        next.seq(seq);
      }
      next.show();
      next.commit();
      point(folder, name);
      live = next;
      meanwhile = null;
    } finally {
      changes.unlock();
    }
  }

  /** Finds articles. */
  public SearchResult search(SearchRequest request) {
    return reading(searcher -> new Search(searcher, analysis, counting, rules).search(request));
  }

  /** Completes what is being typed. */
  public Suggestions suggest(SuggestRequest request) {
    return reading(searcher -> new Search(searcher, analysis, counting, rules).suggest(request));
  }

  /** Articles like this one in the same language. */
  public List<String> related(String id, int limit) {
    return reading(searcher -> new Search(searcher, analysis, counting, rules).related(id, limit));
  }

  /** Replaces the rules at once. */
  public void rules(SearchRules rules) {
    this.rules = rules;
  }

  /** The number of articles. */
  public int count() {
    return reading(searcher -> searcher.getIndexReader().numDocs());
  }

  private <T> T reading(Reading<T> reading) {
    while (true) {
      Generation generation = live;
      try {
        IndexSearcher searcher = generation.searchers.acquire();
        try {
          return reading.read(searcher);
        } finally {
          generation.searchers.release(searcher);
        }
      } catch (AlreadyClosedException e) {
        if (generation == live) {
          throw e;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Commits and closes. */
  @Override
  public void close() {
    changes.lock();
    try {
      live.commit();
      live.close();
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      changes.unlock();
    }
  }

  /** What is on disk, for tests and reports. */
  Map<String, Long> state() {
    return Map.of("seq", appliedSeq(), "articles", (long) count());
  }
}
