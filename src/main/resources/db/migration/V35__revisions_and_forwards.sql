-- What became of messages that the log does not say any more: what they said before, who deleted them, where they were forwarded from.

-- What a message said before it was changed: for those who moderate. Goes with the message.
create table chat_revision (
  room_id  bigint         not null references room on delete cascade,
  seq      bigint         not null,          -- the message
  edit     bigint         not null,          -- the entry that changed it
  message  varchar(65536) not null,
  until_at bigint         not null,          -- when it was changed
  primary key (room_id, seq, edit)
);

-- Who deleted a message, and when. Nothing of what it said.
create table chat_removal (
  room_id bigint      not null references room on delete cascade,
  seq     bigint      not null,
  login   varchar(64) not null,
  at      bigint      not null,
  primary key (room_id, seq)
);

-- Where a forwarded message was said. Without a reference to that room: the check would lock its row, which is its log's head, while the writer holds this room's.
create table chat_forward (
  room_id     bigint not null references room on delete cascade,
  seq         bigint not null,
  source_room bigint not null,
  source_seq  bigint not null,
  primary key (room_id, seq)
);
