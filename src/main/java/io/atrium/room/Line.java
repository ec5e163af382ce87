package io.atrium.room;

import io.atrium.channel.Message;
import io.atrium.channel.Outgoing;

/**
 * An entry as the wire carries it, made once.
 *
 * @param json as on the plain room socket
 * @param bytes of the json in UTF-8
 */
public record Line(long seq, String json, int bytes) {
    static Line of(Entry entry) {
        String json = entry.toJson();
        return new Line(entry.getSeq(), json, Outgoing.of(json).bytes());
    }

    public Message message() {
        return Message.entry(seq, json);
    }
}
