-- What people do with what was said: answers below a message, who follows them, and what a room keeps at hand. Reactions stand in the message's own body.

alter table room add column said_seq bigint default 0 not null; -- the newest entry that makes the room unread: a reaction does not
update room set said_seq = last_seq;

-- An answer. Without a reference to the entries, whose removal by the thousand would have to look here for each: the chat forgets by itself.
create table chat_reply (
  room_id bigint not null references room on delete cascade,
  thread  bigint not null,                   -- the message it answers
  seq     bigint not null,
  primary key (room_id, thread, seq)
);

create table chat_follow (
  room_id   bigint      not null references room on delete cascade,
  thread    bigint      not null,
  login     varchar(64) not null,
  following boolean     not null,            -- false: they don't want to hear of it, whoever mentions them there
  read_seq  bigint      not null,            -- the newest answer they have read
  primary key (room_id, thread, login)
);
create index chat_follow_login on chat_follow (login, room_id);

create table chat_pin (
  room_id bigint      not null references room on delete cascade,
  seq     bigint      not null,
  login   varchar(64) not null,              -- who pinned it
  at      bigint      not null,
  primary key (room_id, seq)
);
