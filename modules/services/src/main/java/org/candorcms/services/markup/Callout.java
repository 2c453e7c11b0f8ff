// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.markup;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/** A quote that starts with {@code [!NOTE]} or one of its kind. */
final class Callout extends CustomBlock {
  private static final Pattern KNOWN =
      Pattern.compile("\\[!(note|tip|important|warning|caution)]", Pattern.CASE_INSENSITIVE);

  /** A layout marker of other products, which says nothing to a reader. */
  private static final Pattern LAYOUT =
      Pattern.compile("\\[!div\\b[^\\]]{0,200}]", Pattern.CASE_INSENSITIVE);

  private final String kind;

  private Callout(String kind) {
    this.kind = kind;
  }

  String kind() {
    return kind;
  }

  /** Turns such quotes into callouts after parsing. */
  static final class Finder implements PostProcessor {
    @Override
    public Node process(Node document) {
      document.accept(
          new AbstractVisitor() {
            @Override
            public void visit(BlockQuote quote) {
              visitChildren(quote);
              replace(quote);
            }
          });
      return document;
    }

    private static void replace(BlockQuote quote) {
      if (!(quote.getFirstChild() instanceof Paragraph paragraph)
          || !(paragraph.getFirstChild() instanceof Text text)) {
        return;
      }
      Matcher known = KNOWN.matcher(text.getLiteral());
      if (known.lookingAt()) {
        cut(paragraph, text, known.end());
        moveInto(quote, new Callout(known.group(1).toLowerCase(Locale.ROOT)));
        return;
      }
      Matcher layout = LAYOUT.matcher(text.getLiteral());
      if (layout.lookingAt()) {
        cut(paragraph, text, layout.end());
      }
    }

    private static void cut(Paragraph paragraph, Text text, int end) {
      String rest = text.getLiteral().substring(end).strip();
      if (!rest.isEmpty()) {
        text.setLiteral(rest);
        return;
      }
      Node next = text.getNext();
      if (next instanceof SoftLineBreak || next instanceof HardLineBreak) {
        next.unlink();
      }
      text.unlink();
      if (paragraph.getFirstChild() == null) {
        paragraph.unlink();
      }
    }

    private static void moveInto(Block quote, Callout callout) {
      Node child = quote.getFirstChild();
      while (child != null) {
        Node next = child.getNext();
        callout.appendChild(child);
        child = next;
      }
      quote.insertAfter(callout);
      quote.unlink();
    }
  }
}
