-- What is said in rooms, told to servers of others: who is told, how far each has been told, and what is on its way.

create sequence outgoing_seq start with 50 increment by 50;

create table outgoing (
  id            bigint        primary key,
  room_id       bigint        references room on delete cascade,   -- null: all open rooms
  name          varchar(80)   not null,
  url           varchar(2000) not null,
  secret        varchar(200)  not null,                            -- by which deliveries are signed; see Vault
  types         varchar(300)  not null,                            -- of entries, with blanks between; empty: all
  words         varchar(300)  not null,                            -- that set it off, with blanks between; empty: whatever is said
  created_by    varchar(64)   not null,
  created_at    bigint        not null,
  failing_since bigint,                                            -- null: the last delivery arrived, or there was none
  disabled_at   bigint                                             -- null: it is told
);
create index outgoing_room on outgoing (room_id);

create table outgoing_position (
  outgoing_id bigint not null references outgoing on delete cascade,
  room_id     bigint not null,                                     -- no reference: the log's writers hold the room's row
  seq         bigint not null,                                     -- of the last entry that was looked at
  primary key (outgoing_id, room_id)
);

create sequence delivery_seq start with 1 increment by 1;

create table delivery (
  id          bigint       primary key,
  outgoing_id bigint       not null references outgoing on delete cascade,
  room_id     bigint       not null,                               -- as above; what is left of rooms that are gone is cleared
  seq         bigint       not null,
  state       varchar(8)   not null,                               -- WAITING, ARRIVED, FAILED
  attempts    integer      not null,
  next_at     bigint       not null,                               -- when it is tried next; while it is under way, when that has failed for certain
  created_at  bigint       not null,
  ended_at    bigint,
  status      integer,                                             -- HTTP; null: there was no answer
  millis      integer,                                             -- that the last attempt took
  answer      varchar(500)                                         -- its beginning, or why there was none
);
create index delivery_waiting on delivery (state, outgoing_id, id);
create index delivery_outgoing on delivery (outgoing_id, id);
