package io.atrium.imports;

import java.util.List;

/**
 * A channel or a conversation as the archive knows it.
 *
 * @param id there
 * @param name there; empty for a conversation
 * @param folder where Slack keeps what was said there; empty elsewhere
 * @param purpose may be empty
 * @param members people's ids
 * @param creator a person's id; may be empty
 * @param createdAt in milliseconds since 1970; 0: nobody says
 */
record Place(
        String id,
        Sort sort,
        String name,
        String folder,
        String title,
        String purpose,
        List<String> members,
        String creator,
        long createdAt,
        boolean archived) {
    /** Who may know of it. */
    enum Sort {
        OPEN,
        PRIVATE,
        DIRECT
    }

    /** @param said when the first was said in it; 0: nothing was */
    Place since(long said) {
        long began = said > 0 && (createdAt <= 0 || said < createdAt) ? said : createdAt;
        return new Place(id, sort, name, folder, title, purpose, members, creator, began, archived);
    }
}
