package io.atrium.web;

import io.atrium.notify.MessageDrafts;
import io.atrium.notify.SavedEntries;
import io.atrium.preview.Previews;
import io.atrium.room.Member;
import io.atrium.wire.Json;
import io.atrium.wire.Limits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;

/** What of a room's page is its viewer's alone, for the script: who they are, how large a frame may be, of which hosts' pages there are previews, their {@code drafts}, and the numbers of the entries they have {@code saved}. */
@RequestScoped
class RoomOwn {
    @Inject
    private MessageDrafts drafts;

    @Inject
    private SavedEntries saved;

    @Inject
    private Previews previews;

    @Inject
    private Limits limits;

    @Inject
    private Viewer viewer;

    JsonObjectBuilder of(Member member) {
        return Json.createObjectBuilder(drafts.in(member))
                .add("saved", Json.createArrayBuilder(saved.seqs(member)))
                .add("preview_hosts", Json.createArrayBuilder(previews.hosts()))
                .add("max_frame", limits.maxFrame())
                .add("you", viewer.getLogin())
                .add("name", viewer.getName());
    }
}
