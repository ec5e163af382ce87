package io.atrium.file;

import io.atrium.room.Member;

/** Whose a file is, and in which room. */
record Owner(long roomId, long userId, String login) {
    static Owner of(Member member) {
        return new Owner(member.room().getId(), member.caller().userId(), member.login());
    }
}
