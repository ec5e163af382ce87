package io.atrium.kind.location;

import io.atrium.room.Importing;
import io.atrium.room.Upload;
import io.atrium.wire.ErrorCode;
import io.atrium.wire.Frame;
import io.atrium.wire.Instants;
import io.atrium.wire.Json;
import io.atrium.wire.Problem;
import jakarta.json.JsonObjectBuilder;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the track points of a GPX file, 1.0 or 1.1, as it comes. At most one a second is taken. Points without a time, or with one before 1970 as
 * converters write it, are dated a second apart from the parameter {@code start} on. The same file again stores nothing twice.
 */
final class GpxIntake {
    private static final int LONGEST_NUMBER = 32;

    private final XMLStreamReader xml;
    private final Optional<Instant> start;
    private final Importing.Sink to;
    private long undated;
    private boolean any;
    private Instant last;

    private GpxIntake(XMLStreamReader xml, Optional<Instant> start, Importing.Sink to) {
        this.xml = xml;
        this.start = start;
        this.to = to;
    }

    static void take(Upload upload, Importing.Sink to) {
        Optional<Instant> start = upload.parameters().instant("start");
        try {
            new GpxIntake(reader(upload.body()), start, to).points();
        } catch (XMLStreamException notXml) {
            throw Problem.of(ErrorCode.MALFORMED, "not XML" + where(notXml));
        }
    }

    private static String where(XMLStreamException failure) {
        return failure.getLocation() == null
                ? ""
                : " (line " + failure.getLocation().getLineNumber() + ")";
    }

    /** That reads nothing but the file, and nothing into it. */
    private static XMLStreamReader reader(InputStream body) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory.createXMLStreamReader(body);
    }

    private void points() throws XMLStreamException {
        boolean gpx = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD) {
                throw Problem.of(ErrorCode.MALFORMED, "a GPX file has no DOCTYPE");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (!gpx && !xml.getLocalName().equals("gpx")) {
                    throw Problem.of(ErrorCode.MALFORMED, "no GPX file: it begins with " + xml.getLocalName());
                }
                gpx = true;
                if (xml.getLocalName().equals("trkpt")) {
                    point();
                }
            }
        }
        if (!any) {
            throw Problem.invalid("trkpt", "the file has no track points");
        }
    }

    private void point() throws XMLStreamException {
        int line = xml.getLocation().getLineNumber();
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            given.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        readInside(given);
        any = true;
        try {
            put(given);
        } catch (Problem refused) {
            throw refused.adding(" (line " + line + ")");
        }
    }

    /** Down to the point's end: what lies deeper are extensions, of which speed and course are understood. */
    private void readInside(Map<String, String> into) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        for (int depth = 1; depth > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS -> {
                    if (text.length() <= LONGEST_NUMBER) {
                        text.append(xml.getText().strip());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    into.putIfAbsent(xml.getLocalName(), text.toString());
                    text.setLength(0);
                }
                default -> {
                    // comments and the like
                }
            }
        }
    }

    private void put(Map<String, String> given) {
        Instant at = time(given.get("time"));
        boolean soon = last != null && Duration.between(last, at).abs().compareTo(Duration.ofSeconds(1)) < 0;
        JsonObjectBuilder body = Json.createObjectBuilder()
                .add("type", Fix.TYPE)
                .add("latitude", number(given, "lat", "latitude"))
                .add("longitude", number(given, "lon", "longitude"))
                .add("at", Instants.wire(at))
                .add("ref", "gpx-" + at.toEpochMilli());
        add(body, given, "ele", "altitude");
        add(body, given, "speed", "speed");
        add(body, given, "course", "heading");
        Frame frame = Frame.of(body.build());
        Fix.body(frame);
        frame.ownTime();
        if (!soon) {
            last = at;
            to.put(frame);
        }
    }

    private static void add(JsonObjectBuilder body, Map<String, String> given, String name, String member) {
        if (given.containsKey(name) && !given.get(name).isEmpty()) {
            body.add(member, number(given, name, member));
        }
    }

    private static BigDecimal number(Map<String, String> given, String name, String member) {
        String text = given.getOrDefault(name, "");
        if (text.isEmpty()) {
            throw Problem.invalid(member, member + " is missing");
        }
        try {
            if (text.length() <= LONGEST_NUMBER) {
                return new BigDecimal(text.strip());
            }
        } catch (NumberFormatException none) {
            // told below
        }
        throw Problem.invalid(member, member + " must be a number");
    }

    private Instant time(String text) {
        Optional<Instant> written = text == null || text.isEmpty() ? Optional.empty() : dated(text);
        return written.orElseGet(() -> start.map(from -> from.plusSeconds(undated++))
                .orElseThrow(() -> Problem.invalid(
                        "start", "a point has no time; say when the track began: ?start=2026-11-20T14:21:00Z")));
    }

    /** Empty where it was before there were such files: a converter's way to say that nobody knows. */
    private static Optional<Instant> dated(String text) {
        try {
            TemporalAccessor read =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            Instant instant = read instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(read).toInstant(ZoneOffset.UTC);
            return Optional.of(instant).filter(known -> !known.isBefore(Instant.EPOCH));
        } catch (DateTimeException notATime) {
            throw Problem.invalid("at", "a point's time must be of RFC 3339, such as 2026-11-20T14:21:00Z");
        }
    }
}
