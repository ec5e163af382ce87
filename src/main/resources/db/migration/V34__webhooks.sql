-- Addresses by which something that can post JSON, and nothing else, says something in a room.

create sequence webhook_seq start with 50 increment by 50;

create table webhook (
  id           bigint      primary key,
  room_id      bigint      not null references room on delete cascade,
  user_id      bigint      not null references users,   -- who made it, and answers for it: it may what they may
  name         varchar(80) not null,
  hash         varchar(64) not null unique,             -- of the secret at the end of the address
  created_at   bigint      not null,
  last_used_at bigint
);
create index webhook_room on webhook (room_id);
