-- Our own commands that were given under a ref, and what was said of each: given again they are not carried out again. No references: a row is written before the command locks
-- the room or the person for itself, and two that hold both rows for their references would wait for each other, and the log's writers for both.

create table command_done (
  user_id    bigint        not null,
  room_id    bigint        not null,
  ref        varchar(64)   not null,
  said       varchar(2000) not null,               -- to who gave it; may be empty
  expires_at bigint        not null,
  primary key (user_id, room_id, ref)
);
create index command_done_expires on command_done (expires_at);
