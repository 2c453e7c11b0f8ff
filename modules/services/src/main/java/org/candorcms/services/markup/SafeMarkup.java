// SPDX-License-Identifier: Apache-2.0
package org.candorcms.services.markup;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.candorcms.api.content.Markup;
import org.candorcms.api.content.SafeHtml;
import org.candorcms.api.problem.CommonProblem;
import org.candorcms.api.problem.ProblemException;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.owasp.html.Handler;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventProcessor;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;
import org.owasp.html.HtmlStreamRenderer;
import org.owasp.html.PolicyFactory;

/**
 * CommonMark, then an allow-list over the whole output: raw HTML may begin in one block and end in
 * another, so nothing smaller than the whole can be judged.
 */
@Component(service = Markup.class)
public final class SafeMarkup implements Markup {
  private static final int MAX_LENGTH = 1 << 20;

  private final Parser parser;
  private final PolicyFactory policy = SafePolicy.create();

  /** Prepares parser and policy. */
  @Activate
  public SafeMarkup() {
    List<Extension> extensions =
        List.of(
            TablesExtension.create(),
            StrikethroughExtension.builder().requireTwoTildes(true).build(),
            TaskListItemsExtension.create(),
            AutolinkExtension.create());
    this.parser =
        Parser.builder().extensions(extensions).postProcessor(new Callout.Finder()).build();
  }

  @Override
  public Document markdown(String markdown, UnaryOperator<String> links) {
    return markdown(markdown, Locale.ENGLISH, links);
  }

  @Override
  public Document markdown(String markdown, Locale language, UnaryOperator<String> links) {
    checkLength(markdown);
    String html;
    try {
      Node document = parser.parse(markdown);
      html = renderer(Words.in(language)).render(document);
    } catch (StackOverflowError e) {
      // The parser's visitors recurse: text nested thousands deep is an attack, shown as it is.
      html = "<p>" + SafeHtml.text(markdown).value() + "</p>";
    }
    Document document = clean(html, links);
    // Only raw HTML can be badly nested; what CommonMark writes is not.
    return markdown.indexOf('<') < 0 ? document : settled(document);
  }

  @Override
  public SafeHtml sanitize(String html) {
    checkLength(html);
    return settled(clean(html, UnaryOperator.identity())).html();
  }

  /**
   * Cleaning removes elements, and what is left may be nested as no browser would read it; reading
   * it again settles that, nearly always the first time.
   */
  private Document settled(Document first) {
    Document document = first;
    for (int pass = 0; pass < 5; pass++) {
      Document next = clean(document.html().value(), UnaryOperator.identity());
      if (next.html().equals(document.html())) {
        return next;
      }
      document = next;
    }
    return document;
  }

  private Document clean(String html, UnaryOperator<String> links) {
    StringBuilder out = new StringBuilder(html.length() + 64);
    Outline outline = new Outline(HtmlStreamRenderer.create(out, Handler.DO_NOTHING));
    HtmlStreamEventProcessor mapping = sink -> new LinkMapping(sink, links);
    HtmlSanitizer.sanitize(html, policy.apply(outline), mapping);
    return outline.document(out.toString());
  }

  private static HtmlRenderer renderer(Words words) {
    return HtmlRenderer.builder()
        .extensions(List.of(StrikethroughExtension.create()))
        .nodeRendererFactory(context -> new ArticleNodes(context, words))
        .build();
  }

  private static void checkLength(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new ProblemException(
          CommonProblem.TOO_LARGE,
          "The text has " + text.length() + " characters; at most " + MAX_LENGTH + " are allowed");
    }
  }

  /** Maps targets before the policy looks at them, so that a mapped target is judged as well. */
  private static final class LinkMapping extends HtmlStreamEventReceiverWrapper {
    private final UnaryOperator<String> links;

    LinkMapping(HtmlStreamEventReceiver sink, UnaryOperator<String> links) {
      super(sink);
      this.links = links;
    }

    @Override
    public void openTag(String element, List<String> attributes) {
      String name = element.equals("a") ? "href" : element.equals("img") ? "src" : "";
      String target = name.isEmpty() ? null : SafePolicy.value(attributes, name);
      if (target == null) {
        super.openTag(element, attributes);
        return;
      }
      String mapped = links.apply(target);
      if (mapped.isEmpty() && element.equals("img")) {
        String alt = SafePolicy.value(attributes, "alt");
        text(alt == null ? "" : alt);
        return;
      }
      super.openTag(element, SafePolicy.with(attributes, name, mapped));
    }
  }
}
