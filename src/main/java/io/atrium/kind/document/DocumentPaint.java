package io.atrium.kind.document;

import io.atrium.room.View;
import io.atrium.wire.Json;
import java.util.List;

/** A document's first paint: its first lines as they will stand in the editor, and what the editor begins with. */
public final class DocumentPaint {
    /** As many as a tall screen shows. */
    private static final int LINES = 120;

    /** Bytes of a document that the page brings along. A larger one its script asks for. */
    private static final int BROUGHT_ALONG = 256 * 1_024;

    private final View view;
    private final Document.Copy copy;
    private final String text;

    DocumentPaint(View view, Document.Copy copy) {
        this.view = view;
        this.copy = copy;
        this.text = copy.text();
    }

    public List<String> getLines() {
        return text.lines().limit(LINES).toList();
    }

    /** As it reads. */
    public String getProse() {
        return Prose.html(text);
    }

    public boolean isBlank() {
        return text.isBlank();
    }

    /** Whether the viewer may only look. */
    public boolean isReadOnly() {
        return !view.member().canWrite();
    }

    public String getWords() {
        return view.count("words", text.isBlank() ? 0 : text.strip().split("\\s+").length);
    }

    /** What the script begins with, as JSON. */
    public String getState() {
        byte[] update = copy.update();
        return Json.createObjectBuilder()
                .add("seq", copy.seq())
                .add(Base64Text.MEMBER, update.length > BROUGHT_ALONG ? "" : Base64Text.encode(update))
                .build()
                .toString();
    }
}
