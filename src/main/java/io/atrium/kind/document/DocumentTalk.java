package io.atrium.kind.document;

import io.atrium.kind.document.yjs.Awareness;
import io.atrium.kind.document.yjs.Awareness.State;
import io.atrium.kind.document.yjs.Message;
import io.atrium.kind.document.yjs.Update;
import io.atrium.room.Binary;
import io.atrium.room.Room;
import io.atrium.wire.Frame;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** y-protocols with one client: what each of the two lacks is exchanged first; from then on each says what changes, and where people are. */
final class DocumentTalk implements Binary.Conversation {
    private final Binary.Client client;
    private final Documents documents;
    private final Cursors cursors;

    /** Of whom this client was the first to tell: they go with it. */
    private final Map<Long, State> own = new ConcurrentHashMap<>();

    DocumentTalk(Binary.Client client, Documents documents, Cursors cursors) {
        this.client = client;
        this.documents = documents;
        this.cursors = cursors;
    }

    @Override
    public void begin() {
        client.send(Message.step1(documents.ask(room(), Document::state)));
        tellWhoIsThere();
    }

    @Override
    public void receive(byte[] frame, boolean hurried) {
        Message message = Message.of(frame);
        if (message instanceof Message.Step1 asked) {
            client.send(Message.step2(documents.ask(room(), document -> document.since(asked.vector()))));
        } else if (message instanceof Message.Change change) {
            change(change.update());
        } else if (message instanceof Message.Presence presence) {
            if (!hurried) {
                move(presence.awareness());
            }
        } else {
            tellWhoIsThere();
        }
    }

    /** Who comes back says all of its deletions again: what is known is not stored twice, and not refused to who only reads. */
    private void change(byte[] bytes) {
        Update update = Update.of(bytes);
        if (!documents.ask(room(), document -> document.knows(update))) {
            client.pass(new Frame(Document.UPDATE, null, Base64Text.body(bytes)));
        }
    }

    private void move(Awareness told) {
        Awareness news = cursors.news(room().getId(), told);
        if (news.states().isEmpty()) {
            return;
        }
        for (State state : news.states()) {
            if (state.isGone()) {
                own.remove(state.client());
            } else {
                own.put(state.client(), state);
            }
        }
        pass(news);
    }

    private void tellWhoIsThere() {
        Awareness there = cursors.in(room().getId());
        if (!there.states().isEmpty()) {
            client.send(Message.presence(there.toBytes()));
        }
    }

    @Override
    public void end() {
        List<State> gone = own.values().stream().map(State::gone).toList();
        own.clear();
        if (!gone.isEmpty()) {
            pass(new Awareness(gone));
        }
    }

    private void pass(Awareness awareness) {
        client.pass(new Frame(DocumentKind.AWARENESS, null, Base64Text.body(awareness.toBytes())));
    }

    private Room room() {
        return client.member().room();
    }
}
