package io.atrium.kind.document.yjs;

import io.atrium.kind.document.yjs.Node.Sequence;
import java.util.List;

/** Writes down what is not deleted. */
final class PlainText {
    /** Elements in elements; nobody nests deeper, and the stack is not for a stranger to fill. */
    private static final int MAX_DEPTH = 100;

    private final DeleteSet deletes;
    private final StringBuilder text = new StringBuilder();

    PlainText(DeleteSet deletes) {
        this.deletes = deletes;
    }

    String read(Sequence sequence) {
        read(sequence, 0);
        return text.toString();
    }

    private void read(Sequence sequence, int depth) {
        for (Node node = sequence.first; node != null; node = node.right) {
            List<DeleteSet.Range> gone = deletes.within(node.client, node.clock, node.end());
            if (node.content() instanceof Content.Text said) {
                say(node, said, gone);
            } else if (node.content() instanceof Content.Whole whole
                    && whole.ref() == Content.TYPE
                    && gone.isEmpty()
                    && depth < MAX_DEPTH) {
                read(node.children(null), depth + 1);
                if (whole.encoded()[0] == Types.XML_ELEMENT) {
                    text.append('\n');
                }
            }
        }
    }

    private void say(Node node, Content.Text said, List<DeleteSet.Range> gone) {
        long from = node.clock;
        for (DeleteSet.Range range : gone) {
            say(said, from - node.clock, range.from() - node.clock);
            from = range.to();
        }
        say(said, from - node.clock, said.length());
    }

    /** Where a deletion cuts a pair of surrogates, what is left of it is no character. */
    private void say(Content said, long from, long to) {
        if (from < to) {
            Content begun = from > 0 ? said.tail(from) : said;
            Content part = to < said.length() ? begun.head(to - from) : begun;
            text.append(((Content.Text) part).text());
        }
    }
}
