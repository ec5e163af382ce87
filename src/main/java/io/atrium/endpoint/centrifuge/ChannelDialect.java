package io.atrium.endpoint.centrifuge;

import io.atrium.channel.Dialect;
import io.atrium.channel.Message;
import io.atrium.wire.FrameCodec;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.stream.Stream;

/** A channel's messages as pushes. One value a channel: what a room says is encoded once for all who hear it here. */
record ChannelDialect(String channel) implements Dialect {
    private static final String PRESENCE = "{\"type\":\"presence\",";

    @Override
    public String encode(Message message) {
        if (message.isEphemeral() && message.json().startsWith(PRESENCE)) {
            return presence(FrameCodec.stored(message.json()));
        }
        return Replies.push(channel, "pub", Replies.publication(message.json(), message.seq()));
    }

    /** Replies of one frame stand in lines. */
    @Override
    public List<String> join(List<String> encoded) {
        return encoded.size() == 1 ? encoded : List.of(String.join("\n", encoded));
    }

    /** Those who came and went within a second; a push is about one of them. */
    private String presence(JsonObject news) {
        List<String> pushes = Stream.concat(pushes(news, "joined", "join"), pushes(news, "left", "leave"))
                .toList();
        return String.join("\n", pushes);
    }

    private Stream<String> pushes(JsonObject news, String who, String what) {
        return news.getJsonArray(who).getValuesAs(JsonString::getString).stream()
                .map(login -> Replies.push(channel, what, "{\"info\":" + Replies.info(login) + "}"));
    }
}
