package io.atrium.kind.document;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** Markdown (CommonMark, with tables and struck text) as it reads. The browser does the same in kind/document/preview.js. */
final class Prose {
    private static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();
    private static final TextContentRenderer PLAIN =
            TextContentRenderer.builder().extensions(EXTENSIONS).build();
    private static final HtmlRenderer HTML = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(List.of("http", "https", "mailto")))
            .attributeProviderFactory(context -> Prose::look)
            .nodeRendererFactory(PictureAsLink::new)
            .build();

    private Prose() {}

    /** Markup that may be shown as it is, whatever the text was. */
    static String html(String markdown) {
        try {
            return HTML.render(PARSER.parse(markdown));
        } catch (StackOverflowError nested) {
            // Thousands of marks in one another: nothing that was meant to be read.
            return "<pre class=\"code\">" + escape(markdown) + "</pre>";
        }
    }

    /** What it says, without its marks. */
    static String plain(String markdown) {
        try {
            return PLAIN.render(PARSER.parse(markdown));
        } catch (StackOverflowError nested) {
            return markdown;
        }
    }

    /** A page of its own. */
    static String page(String title, String markdown) {
        return "<!doctype html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>" + escape(title)
                + "</title>\n</head>\n<body>\n" + html(markdown) + "</body>\n</html>\n";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static void look(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof TableBlock) {
            attributes.put("class", "table");
        } else if (node instanceof Link) {
            attributes.put("target", "_blank");
            attributes.put("rel", "noopener noreferrer");
        }
    }

    /** Pictures of other servers are not let through; what they show is told. */
    private static final class PictureAsLink implements NodeRenderer {
        private final HtmlNodeRendererContext context;

        PictureAsLink(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Image.class);
        }

        @Override
        public void render(Node picture) {
            Link link = new Link(((Image) picture).getDestination(), ((Image) picture).getTitle());
            for (Node child = picture.getFirstChild(); child != null; child = picture.getFirstChild()) {
                link.appendChild(child);
            }
            context.render(link);
        }
    }
}
