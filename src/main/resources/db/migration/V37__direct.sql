-- Conversations: rooms that are found by the people in them, and by nothing else.

alter table room add column people varchar(200);   -- the ids of exactly these people, in order; null: a room with a name and a title of its own
create unique index room_people on room (people);
