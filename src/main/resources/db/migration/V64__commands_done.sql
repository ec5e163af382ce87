-- Our own commands that were given under a ref, and what was said of each: given again they are not carried out again.

create table command_done (
  user_id    bigint        not null references users on delete cascade,
  room_id    bigint        not null references room on delete cascade,
  ref        varchar(64)   not null,
  said       varchar(2000) not null,               -- to who gave it; may be empty
  expires_at bigint        not null,
  primary key (user_id, room_id, ref)
);
create index command_done_expires on command_done (expires_at);
