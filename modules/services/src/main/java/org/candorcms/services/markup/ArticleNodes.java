// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.markup;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;
import org.commonmark.renderer.text.TextContentRenderer;

/** Headings with ids, tables that scroll by keyboard, callouts and task marks. */
final class ArticleNodes implements NodeRenderer {
  private static final TextContentRenderer PLAIN = TextContentRenderer.builder().build();

  private final HtmlNodeRendererContext context;
  private final HtmlWriter html;
  private final Words words;
  private final Anchors anchors = new Anchors();

  ArticleNodes(HtmlNodeRendererContext context, Words words) {
    this.context = context;
    this.html = context.getWriter();
    this.words = words;
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(
        Heading.class,
        Callout.class,
        TaskListItemMarker.class,
        TableBlock.class,
        TableHead.class,
        TableBody.class,
        TableRow.class,
        TableCell.class);
  }

  @Override
  public void render(Node node) {
    if (node instanceof Heading heading) {
      heading(heading);
    } else if (node instanceof Callout callout) {
      callout(callout);
    } else if (node instanceof TaskListItemMarker marker) {
      task(marker);
    } else if (node instanceof TableBlock table) {
      table(table);
    } else if (node instanceof TableCell cell) {
      cell(cell);
    } else {
      String tag = node instanceof TableHead ? "thead" : node instanceof TableBody ? "tbody" : "tr";
      wrapped(tag, Map.of(), node);
    }
  }

  private void heading(Heading heading) {
    String tag = "h" + heading.getLevel();
    html.line();
    html.tag(tag, Map.of("id", anchors.of(PLAIN.render(heading))));
    children(heading);
    html.tag("/" + tag);
    html.line();
  }

  private void callout(Callout callout) {
    html.line();
    html.tag("div", Map.of("class", "callout callout-" + callout.kind()));
    html.line();
    html.tag("p", Map.of("class", "callout-title"));
    html.text(words.callout(callout.kind()));
    html.tag("/p");
    html.line();
    children(callout);
    html.line();
    html.tag("/div");
    html.line();
  }

  /** Box characters are read aloud in the reader's language; a checkbox would need a label. */
  private void task(TaskListItemMarker marker) {
    html.tag("span", Map.of("class", "task-mark"));
    html.text(marker.isChecked() ? "☑" : "☐");
    html.tag("/span");
    html.text(" ");
  }

  private void table(TableBlock table) {
    html.line();
    html.tag(
        "div",
        Map.of(
            "class",
            "table-scroll",
            "role",
            "group",
            "tabindex",
            "0",
            "aria-label",
            words.table()));
    wrapped("table", Map.of(), table);
    html.tag("/div");
    html.line();
  }

  private void cell(TableCell cell) {
    Map<String, String> attributes = new java.util.TreeMap<>();
    if (cell.getAlignment() != null) {
      attributes.put("class", "align-" + cell.getAlignment().name().toLowerCase(Locale.ROOT));
    }
    if (cell.isHeader()) {
      attributes.put("scope", "col");
    }
    wrapped(cell.isHeader() ? "th" : "td", attributes, cell);
  }

  private void wrapped(String tag, Map<String, String> attributes, Node node) {
    html.line();
    html.tag(tag, attributes);
    children(node);
    html.tag("/" + tag);
    html.line();
  }

  private void children(Node parent) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      context.render(child);
    }
  }
}
