-- What was done that matters to who may what. Rows are only ever added: an act as it happened, in the transaction of what it tells of; and its seal, a moment later,
-- by one node at a time, whose hash takes in the one before.

create sequence audit_act_seq start with 50 increment by 50;

create table audit_act (
  id      bigint       primary key,
  at      bigint       not null,
  what    varchar(40)  not null,            -- account.disabled, room.member_removed, …
  actor   varchar(64)  not null,            -- a login; atrium: by itself
  subject varchar(64),                      -- whom it was done to
  room    varchar(64),
  address varchar(64),                      -- where the actor's request came from
  detail  varchar(4000) not null            -- a JSON object
);
create index audit_act_at on audit_act (at);
create index audit_act_actor on audit_act (actor, at);
create index audit_act_subject on audit_act (subject, at);
create index audit_act_room on audit_act (room, at);

create table audit_seal (
  n      bigint      primary key,           -- 1, 2, 3 …
  act_id bigint      not null unique,
  hash   varchar(64) not null               -- SHA-256 in hex of the hash before and the act
);
