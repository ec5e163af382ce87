package io.atrium.endpoint.centrifuge;

import io.atrium.endpoint.Place;
import io.atrium.endpoint.Places;
import io.atrium.room.Member;

/** A room as a channel: the place its member has there. */
record RoomChannel(Places places, Place place) implements Connection.Channel {
    /** As the member is now. */
    Member member() {
        return place.member();
    }

    @Override
    public void leave() {
        places.leave(place);
    }
}
