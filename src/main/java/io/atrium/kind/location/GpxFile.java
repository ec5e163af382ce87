package io.atrium.kind.location;

import io.atrium.room.Entry;
import io.atrium.wire.Instants;
import java.io.IOException;
import java.io.Writer;

/** Positions as GPX 1.1: a track a person, a segment a route. {@link GpxIntake} takes the same. */
final class GpxFile {
    private GpxFile() {}

    static void write(String title, Iterable<Entry> entries, Writer to) throws IOException {
        to.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<gpx version=\"1.1\" creator=\"Atrium\" xmlns=\"http://www.topografix.com/GPX/1/1\">\n"
                + "<metadata><name>" + escaped(title) + "</name></metadata>\n");
        for (String login : Routes.people(entries)) {
            to.write("<trk><name>" + escaped(login) + "</name>\n");
            Routes.each(login, entries, route -> {
                to.write("<trkseg>\n");
                for (Fix fix : route) {
                    write(fix, to);
                }
                to.write("</trkseg>\n");
            });
            to.write("</trk>\n");
        }
        to.write("</gpx>\n");
    }

    private static void write(Fix fix, Writer to) throws IOException {
        to.write("<trkpt lat=\"" + plain(fix, "latitude") + "\" lon=\"" + plain(fix, "longitude") + "\">");
        if (fix.body().containsKey("altitude")) {
            to.write("<ele>" + plain(fix, "altitude") + "</ele>");
        }
        to.write("<time>" + Instants.wire(fix.at()) + "</time></trkpt>\n");
    }

    /** XML knows no exponents. */
    private static String plain(Fix fix, String figure) {
        return fix.body().getJsonNumber(figure).bigDecimalValue().toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
