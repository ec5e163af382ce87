-- What people leave to be done later: said in a room, or brought back to their mind. A row is there until it is done.

create sequence scheduled_seq start with 50 increment by 50;

create table scheduled (
  id         bigint         primary key,
  user_id    bigint         not null references users on delete cascade,
  room_id    bigint         not null references room on delete cascade,
  what       varchar(8)     not null,              -- SEND, REMIND
  seq        bigint         not null,              -- of a reminder: the entry it is about; 0: the room
  content    varchar(262144) not null,             -- the frame as JSON, or the reminder's text
  due_at     bigint         not null,
  next_at    bigint         not null,              -- when it is tried next: what has to wait must not keep others waiting
  created_at bigint         not null,
  failure    varchar(32)                           -- null: it waits; else why it was not sent, and is not tried again
);
create index scheduled_next on scheduled (next_at);
create index scheduled_user on scheduled (user_id, due_at);

alter table notification alter column about set data type varchar(200); -- the text of a reminder
