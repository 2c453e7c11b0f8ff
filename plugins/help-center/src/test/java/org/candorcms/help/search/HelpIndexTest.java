// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.candorcms.help.search.Articles.article;
import static org.candorcms.help.search.Articles.ids;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HelpIndexTest {
  @TempDir Path folder;

  @Test
  void refusesAnIndexOfAnotherFormat() throws IOException {
    HelpIndex.open(folder).close();
    try (FSDirectory directory = FSDirectory.open(folder.resolve("1"));
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      writer.setLiveCommitData(Map.of(Generation.FORMAT, "0").entrySet(), true);
      writer.commit();
    }
    assertThatThrownBy(() -> HelpIndex.open(folder))
        .isInstanceOf(IndexBroken.class)
        .hasMessageContaining("format 0");
    assertThatThrownBy(() -> HelpIndex.open(folder)).isInstanceOf(IndexBroken.class);
  }

  @Test
  void showsChangesAtOnceAndKeepsThemAfterReopening() {
    try (HelpIndex index = HelpIndex.open(folder)) {
      index.apply(List.of(article("a", "en", "Apples", "fruit")), List.of(), 3);
      assertThat(ids(index, "apple", "en")).containsExactly("a");
      index.apply(List.of(article("a", "en", "Pears", "fruit")), List.of(), 4);
      assertThat(ids(index, "pear", "en")).containsExactly("a");
      assertThat(index.count()).isEqualTo(1);
      index.apply(List.of(), List.of("a"), 5);
      assertThat(ids(index, "pear", "en")).isEmpty();
      index.apply(List.of(article("b", "en", "Plums", "fruit")), List.of(), 6);
    }
    try (HelpIndex index = HelpIndex.open(folder)) {
      assertThat(index.appliedSeq()).isEqualTo(6);
      assertThat(ids(index, "plum", "en")).containsExactly("b");
    }
  }

  @Test
  void opensAtTheLastCommitAfterACrash() throws IOException {
    Path crashed = folder.resolve("crashed");
    try (HelpIndex index = HelpIndex.open(folder.resolve("live"))) {
      index.apply(List.of(article("a", "en", "Apples", "")), List.of(), 1);
      index.commit();
      index.apply(List.of(article("b", "en", "Pears", "")), List.of(), 2);
      copy(folder.resolve("live"), crashed);
    }
    try (HelpIndex index = HelpIndex.open(crashed)) {
      assertThat(index.appliedSeq()).isEqualTo(1);
      assertThat(index.count()).isEqualTo(1);
      index.apply(List.of(article("b", "en", "Pears", "")), List.of(), 2);
      assertThat(index.count()).isEqualTo(2);
    }
  }

  @Test
  void copiesTheNewestCommitWhileInUse() {
    Path copy = folder.resolve("copy");
    try (HelpIndex index = HelpIndex.open(folder.resolve("live"))) {
      index.apply(List.of(article("a", "en", "Apples", "")), List.of(), 7);
      index.commit();
      index.apply(List.of(article("b", "en", "Pears", "")), List.of(), 8);
      HelpIndex.copyNewestCommit(folder.resolve("live"), copy);
      try (HelpIndex second = HelpIndex.open(copy)) {
        assertThat(second.appliedSeq()).isEqualTo(7);
        second.apply(List.of(), List.of("a"), 9);
        assertThat(second.count()).isZero();
      }
      assertThat(index.count()).isEqualTo(2);
    }
  }

  @Test
  void hasOneOwner() {
    try (HelpIndex index = HelpIndex.open(folder)) {
      assertThat(index.count()).isZero();
      assertThatThrownBy(() -> HelpIndex.open(folder)).hasMessageContaining("in use");
    }
    HelpIndex.open(folder).close();
  }

  @Test
  void saysThatAFolderIsBroken() throws IOException {
    try (HelpIndex index = HelpIndex.open(folder)) {
      index.apply(List.of(article("a", "en", "Apples", "")), List.of(), 1);
    }
    try (Stream<Path> files = Files.list(folder.resolve("1"))) {
      for (Path file : files.filter(each -> each.toString().contains("segments")).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    assertThatThrownBy(() -> HelpIndex.open(folder)).isInstanceOf(IndexBroken.class);
    Files.writeString(folder.resolve("current"), "nonsense");
    assertThatThrownBy(() -> HelpIndex.open(folder)).isInstanceOf(IndexBroken.class);
  }

  @Test
  void rebuildsBesideSearchesThatNeverFailOrMix() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try (HelpIndex index = HelpIndex.open(folder)) {
      List<IndexedArticle> old = IntStream.range(0, 10).mapToObj(i -> fruit(i, "Apple")).toList();
      index.apply(old, List.of(), 1);
      CountDownLatch half = new CountDownLatch(1);
      CountDownLatch goOn = new CountDownLatch(1);
      AtomicBoolean done = new AtomicBoolean();
      Future<Integer> searches = pool.submit(() -> searchUntil(index, done));
      Stream<IndexedArticle> fresh =
          IntStream.range(0, 10)
              .mapToObj(i -> fruit(i, "Pear"))
              .peek(each -> pause(each, half, goOn));
      Future<?> rebuild = pool.submit(() -> index.rebuild(fresh, 1, count -> {}));
      assertThat(half.await(30, TimeUnit.SECONDS)).isTrue();
      assertThat(ids(index, "apple", "en")).hasSize(10);
      index.apply(List.of(fruit(10, "Plum")), List.of("9"), 2);
      assertThat(ids(index, "plum", "en")).containsExactly("10");
      goOn.countDown();
      rebuild.get(60, TimeUnit.SECONDS);
      done.set(true);
      assertThat(searches.get(30, TimeUnit.SECONDS)).isPositive();
      assertThat(ids(index, "pear", "en")).hasSize(9);
      assertThat(ids(index, "plum", "en")).containsExactly("10");
      assertThat(index.appliedSeq()).isEqualTo(2);
    } finally {
      pool.shutdownNow();
    }
    try (HelpIndex index = HelpIndex.open(folder)) {
      assertThat(index.count()).isEqualTo(10);
    }
  }

  private static int searchUntil(HelpIndex index, AtomicBoolean done) {
    int count = 0;
    while (!done.get()) {
      List<String> titles =
          index.search(Articles.query("apple pear", "en")).hits().stream()
              .map(SearchResult.Hit::titleHtml)
              .map(title -> title.replaceAll("</?mark>| .*", ""))
              .distinct()
              .toList();
      assertThat(titles).hasSize(1);
      count++;
    }
    return count;
  }

  private static void pause(IndexedArticle article, CountDownLatch half, CountDownLatch goOn) {
    if (article.id().equals("5")) {
      half.countDown();
      try {
        assertThat(goOn.await(30, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void staysAsItWasWhenARebuildFails() {
    try (HelpIndex index = HelpIndex.open(folder)) {
      index.apply(List.of(fruit(1, "Apple")), List.of(), 1);
      Stream<IndexedArticle> failing =
          Stream.of(1, 2)
              .map(
                  i -> {
                    throw new IllegalStateException("no more");
                  });
      assertThatThrownBy(() -> index.rebuild(failing, 5, count -> {})).hasMessage("no more");
      index.apply(List.of(fruit(2, "Apple")), List.of(), 2);
      assertThat(ids(index, "apple", "en")).hasSize(2);
      assertThat(index.appliedSeq()).isEqualTo(2);
    }
  }

  private static IndexedArticle fruit(int id, String name) {
    return article(String.valueOf(id), "en", name + " " + id, name);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path each : tree.toList()) {
        Files.copy(each, to.resolve(from.relativize(each)));
      }
    }
  }
}
