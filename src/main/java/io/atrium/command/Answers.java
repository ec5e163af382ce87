package io.atrium.command;

import io.atrium.channel.ChannelLayer;
import io.atrium.channel.Message;
import io.atrium.wire.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;

/** What commands say to who gave them, and to nobody else: on the person's own channel, kept nowhere. */
@ApplicationScoped
class Answers {
    @Inject
    private ChannelLayer layer;

    void tell(Asked asked, String text, boolean good) {
        tell(asked.by().login(), asked.by().room().getName(), asked.line().name(), asked.ref(), text, good);
    }

    /** @param ref of the command; null: it had none, or nobody knows any more */
    void tell(String login, String room, String command, String ref, String text, boolean good) {
        JsonObjectBuilder frame = Json.createObjectBuilder()
                .add("type", "command_answer")
                .add("room", room)
                .add("command", command)
                .add("text", text)
                .add("ok", good);
        if (ref != null) {
            frame.add("ref", ref);
        }
        layer.groupSend("user:" + login, Message.ephemeral(frame.build().toString(), null));
    }
}
