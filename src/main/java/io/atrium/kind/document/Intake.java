package io.atrium.kind.document;

import io.atrium.kind.document.yjs.Update;
import io.atrium.room.Importing;
import io.atrium.room.Upload;
import io.atrium.wire.Frame;
import io.atrium.wire.Problem;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/**
 * Files: text, which is added at the end, and a Yjs update as the bytes it is, since what somebody pasted or brings back may be too large for a frame.
 */
final class Intake {
    static final List<String> FORMATS = List.of("md", "txt", "yjs");

    /** Bytes of JSON around a part, and of structs' heads that are not counted in it. */
    private static final int ENVELOPE = 512;

    private Intake() {}

    /** @param maxFrame bytes of one entry */
    static void take(Upload upload, Documents documents, int maxFrame, Importing.Sink to) throws IOException {
        Update update = upload.format().equals("yjs")
                ? Update.of(upload.body().readAllBytes())
                : documents.ask(upload.from().room(), Document::copy).appending(text(upload));
        for (Update part : update.parts((maxFrame - ENVELOPE) / 4 * 3)) {
            to.put(new Frame(Document.UPDATE, null, Base64Text.body(part.toBytes())));
        }
    }

    /** With the line ends that editors have. */
    private static String text(Upload upload) throws IOException {
        StringWriter all = new StringWriter();
        upload.reader().transferTo(all);
        String text = all.toString().replaceAll("\\r\\n?", "\n");
        if (text.isEmpty()) {
            throw Problem.invalid("body", "the file is empty");
        }
        return text;
    }
}
