-- What is a person's own, in all their windows: entries they want to find again, and what they have begun to write.

create table saved (
  room_id bigint not null references room on delete cascade,
  user_id bigint not null references users on delete cascade,
  seq     bigint not null,
  at      bigint not null,                    -- when it was saved
  primary key (room_id, user_id, seq)
);
create index saved_user on saved (user_id, at);

create table message_draft (
  room_id bigint         not null references room on delete cascade,
  user_id bigint         not null references users on delete cascade,
  thread  bigint         not null,            -- the message that is being answered; 0: none
  text    varchar(65536) not null,
  at      bigint         not null,
  primary key (room_id, user_id, thread)
);
create index message_draft_user on message_draft (user_id);
