// SPDX-License-Identifier: Apache-2.0
package org.candorcms.help.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.candorcms.help.article.Edit;
import org.junit.jupiter.api.Test;

class MarkdownFileTest {
  private static Edit read(String path, String text) {
    return MarkdownFile.read(path, text.getBytes(StandardCharsets.UTF_8), id -> false);
  }

  @Test
  void readsFrontMatter() {
    Edit edit =
        read(
            "en/returns/refund-time.md",
            """
            ---
            id: refund-time
            title: "When will I get my refund?"
            description: "How long it takes."
            category: returns/refunds
            lang: en
            tags: ["refund", "money back"]
            status: draft
            updated: 2026-11-12
            translationOf: other
            ---

            Text with [a link](how-to-return.md).
            """);
    assertThat(edit.id()).isEqualTo("refund-time");
    assertThat(edit.slug()).isEqualTo("refund-time");
    assertThat(edit.title()).isEqualTo("When will I get my refund?");
    assertThat(edit.category()).isEqualTo("returns/refunds");
    assertThat(edit.tags()).containsExactly("refund", "money back");
    assertThat(edit.status()).isEqualTo("draft");
    assertThat(edit.updated()).contains(Instant.parse("2026-11-12T00:00:00Z"));
    assertThat(edit.translationOf()).isEqualTo("other");
    assertThat(edit.body()).isEqualTo("Text with [a link](how-to-return.md).\n");
  }

  @Test
  void managesWithoutFrontMatter() {
    Edit edit = read("SharePoint/Online/b2b-sync.md", "# B2B *Sync*\n\nText\n");
    assertThat(edit.id()).isEqualTo("SharePoint.Online.b2b-sync");
    assertThat(edit.title()).isEqualTo("B2B Sync");
    assertThat(edit.lang()).isEqualTo("en");
    assertThat(edit.category()).isEqualTo("sharepoint/online");
    assertThat(edit.categoryTitles()).containsExactly("SharePoint", "Online");
    assertThat(edit.body()).isEqualTo("Text\n");
    assertThat(read("some_file-name.md", "just text").title()).isEqualTo("Some file name");
    assertThat(read("vi/gio-hang/x.md", "x").lang()).isEqualTo("vi");
    assertThat(read("vi/gio-hang/x.md", "x").category()).isEqualTo("gio-hang");
  }

  @Test
  void readsOddFrontMatterLineByLine() {
    Edit edit =
        read(
            "a.md",
            """
            ---
            title: How to: use "this" [thing
            ms.date: 4/23/2024
            ms.custom:
              - x
             - y
            description: 'Learn: more'
            ---
            Text
            """);
    assertThat(edit.title()).isEqualTo("How to: use \"this\" [thing");
    assertThat(edit.description()).isEqualTo("Learn: more");
    assertThat(edit.updated()).contains(Instant.parse("2024-04-23T00:00:00Z"));
  }

  @Test
  void dropsDirectivesOfOtherSystems() {
    String body =
        MarkdownFile.clean(
            """
            [!INCLUDE[appliesto](../includes/appliesto.md)]
            <!-- hidden -->
            ::: moniker range=">=x"
            Text
            ::: moniker-end
            :::image type="content" source="media/a b.png" alt-text="An [image]":::
            > [!NOTE]
            > Kept
            """);
    assertThat(body).doesNotContain("INCLUDE", "hidden", "moniker", "includes/");
    assertThat(body).contains("Text", "![An image](<media/a b.png>)", "> [!NOTE]");
  }

  @Test
  void readsOldEncodings() {
    byte[] bytes = "# Größe\n\nÄ".getBytes(Charset.forName("windows-1252"));
    assertThat(MarkdownFile.read("a.md", bytes, id -> false).title()).isEqualTo("Größe");
  }

  @Test
  void makesIdsOfPathsThatStayUniqueAndShort() {
    assertThat(ImportIds.of("a/b c.md")).isEqualTo("a.b-c");
    assertThat(ImportIds.of("ก.md")).isNotEqualTo(ImportIds.of("ข.md")).hasSizeLessThan(129);
    String longPath = "x".repeat(100) + "/" + "y".repeat(100) + ".md";
    assertThat(ImportIds.of(longPath)).hasSize(128).isEqualTo(ImportIds.of(longPath));
    assertThat(read("a.md", "---\nid: has space\n---\nx").id()).isEqualTo("a");
    assertThat(MarkdownFile.read("a.md", new byte[0], id -> true).id()).startsWith("a-");
  }

  @Test
  void staysFastOnHostileText() {
    List<String> hostile =
        List.of(
            "[".repeat(200_000),
            ":::image ".repeat(20_000),
            "<!--".repeat(50_000),
            "[!include".repeat(20_000),
            "---\n" + "a: ".repeat(10_000) + "\n---\n",
            "*".repeat(200_000));
    long start = System.nanoTime();
    hostile.forEach(text -> read("a.md", "# T\n\n" + text));
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(20_000);
  }

  @Test
  void refusesPathsThatLeadOut() {
    assertThat(ZipImportFiles.safe("a/b.md")).isTrue();
    for (String path : List.of("/a", "../a", "a/../b", "a\\b", "C:/a", "a//b", ".git/x")) {
      assertThat(ZipImportFiles.safe(path)).as(path).isFalse();
    }
  }
}
