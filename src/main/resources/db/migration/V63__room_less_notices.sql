-- A notice may be about no room, or about none that its reader belongs to: a webhook of theirs that is told nothing any more.

alter table notification alter column room_id drop not null;
