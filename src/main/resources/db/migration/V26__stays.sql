-- Who was connected to which room, from when to when, and how far they had got: written when a connection leaves the room, kept for two weeks.

create sequence stay_seq start with 50 increment by 50;

create table stay (
  id       bigint      primary key,
  login    varchar(64) not null,
  room     varchar(64) not null,
  door     varchar(16) not null,            -- room_socket, websocket, http_stream, sse
  node     varchar(64) not null,            -- what the operator calls it
  begun    bigint      not null,
  ended    bigint      not null,
  last_seq bigint      not null             -- the last entry given to the connection; -1: none
);
create index stay_of on stay (login, room, ended);
create index stay_ended on stay (ended);
