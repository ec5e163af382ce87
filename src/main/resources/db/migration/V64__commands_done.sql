-- Our own commands that were given under a ref, and what was said of each: given again they are not carried out again.
-- No references: they would hold the room's and the person's row, for which the same transaction then asks for itself (/topic,
-- /remind). What is left of a room goes when it expires, what is left of a person with their erasure.

create table command_done (
  user_id    bigint        not null,
  room_id    bigint        not null,
  ref        varchar(64)   not null,
  said       varchar(2000) not null,               -- to who gave it; may be empty
  expires_at bigint        not null,
  primary key (user_id, room_id, ref)
);
create index command_done_expires on command_done (expires_at);
