// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.candorcms.api.files.PluginFiles;
import org.candorcms.api.task.Progress;
import org.candorcms.help.article.Articles;
import org.candorcms.help.article.ChangeSignal;
import org.candorcms.help.category.Categories;
import org.candorcms.help.insight.Rules;
import org.candorcms.testkit.EmbeddedStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImporterTest {
  @TempDir Path folder;

  private EmbeddedStore store;
  private Articles articles;
  private Categories categories;
  private Rules rules;
  private Importer importer;
  private Media media;

  private final Progress progress =
      new Progress() {
        @Override
        public void at(long done, long total) {}

        @Override
        public void message(String text) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  @BeforeEach
  void open() {
    store = EmbeddedStore.of("help");
    Clock clock = Clock.systemUTC();
    ChangeSignal signal = new ChangeSignal();
    articles = new Articles(store, clock, tags -> {}, signal);
    categories = new Categories(store, articles, tags -> {});
    rules = new Rules(store, clock, tags -> {}, signal);
    PluginFiles files =
        new PluginFiles() {
          @Override
          public Path folder(String name) {
            try {
              return Files.createDirectories(folder.resolve(name));
            } catch (IOException broken) {
              throw new java.io.UncheckedIOException(broken);
            }
          }

          @Override
          public Optional<Path> demo(String name) {
            return Optional.empty();
          }
        };
    media = new Media(files);
    importer = new Importer(articles, categories, rules, media);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Path zip(String... namesAndTexts) throws IOException {
    Path file = folder.resolve("in.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        out.putNextEntry(new ZipEntry(namesAndTexts[i]));
        out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.ISO_8859_1));
        out.closeEntry();
      }
    }
    return file;
  }

  @Test
  void secondRunChangesNothing() throws IOException {
    Path file =
        zip(
            "en/a.md", "---\nid: a\ntitle: A\n---\n[b](sub/b.md) ![i](../images/i.png)",
            "en/sub/b.md", "# B\n\ntext",
            "images/i.png", "\u0089PNG\r\n",
            "images/fake.png", "<script>",
            "en/categories.yml", "- path: sub\n  title: \"Below\"\n  order: 3\n",
            "en/synonyms.yml", "- terms: [refund, money back]\n",
            "../evil.md", "# Evil",
            "en/bad.md", "---\nid: bad\nlang: not a language\n---\nx",
            "en/twin.md", "---\nid: a\n---\nx");
    ImportReport first = importer.zip(file, progress);
    assertThat(first.created()).isEqualTo(2);
    assertThat(first.images()).isEqualTo(1);
    assertThat(first.refused())
        .extracting(ImportReport.Refusal::file)
        .containsExactlyInAnyOrder("images/fake.png", "en/bad.md", "en/twin.md");
    assertThat(categories.find("en", "sub").orElseThrow().title()).isEqualTo("Below");
    assertThat(rules.synonyms()).hasSize(1);
    assertThat(media.find(articles.media().getOrDefault("images/i.png", ""))).isPresent();
    ImportReport second = importer.zip(file, progress);
    assertThat(second.created() + second.updated()).isZero();
    assertThat(second.unchanged()).isEqualTo(2);
    assertThat(rules.synonyms()).hasSize(1);
  }

  @Test
  void stopsBombs() throws IOException {
    Path file = zip("bomb.md", "a".repeat(3_000_000), "fine.md", "# Fine");
    ImportReport report = importer.zip(file, progress);
    assertThat(report.created()).isEqualTo(1);
    assertThat(report.refused().get(0).reason()).contains("larger than");
  }
}
