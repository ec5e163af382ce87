-- What may follow what in a release, and where its lines are: written with the entries that say it, in their transaction, under the lock of the room's log.

-- The release that stages and lines are reported of: the newest.
create table release_current (
  room_id bigint not null primary key references room on delete cascade,
  seq     bigint not null                  -- of the entry that opened it
);

create table release_run (
  room_id    bigint        not null references room on delete cascade,
  seq        bigint        not null,       -- of the entry that opened it
  version    varchar(64)   not null,
  revision   varchar(64),
  target     varchar(128),
  stages     varchar(4000) not null,       -- as planned, a name a line
  opened_by  varchar(64)   not null,
  opened_at  bigint        not null,
  outcome    varchar(16),                  -- null while it goes on
  ended_at   bigint,
  failed_at  varchar(64),                  -- the first stage that failed
  primary key (room_id, seq)
);

create table release_stage (
  room_id     bigint      not null references room on delete cascade,
  release_seq bigint      not null,
  no          integer     not null,        -- its place in the plan
  name        varchar(64) not null,
  status      varchar(16) not null,
  note        varchar(200),
  started_at  bigint,
  ended_at    bigint,
  asked_by    varchar(64),                 -- who waits for a person's answer, or did
  asked_at    bigint,
  answer      varchar(8),                  -- null: none yet
  answered_by varchar(64),
  answered_at bigint,
  line_count  bigint      not null,
  error_count bigint      not null,
  first_error bigint,
  seq         bigint      not null,        -- the last entry that is in this row
  primary key (room_id, release_seq, no)
);

-- Which lines an entry of the log holds: a million of them are opened where somebody looks.
create table release_part (
  room_id     bigint  not null references room on delete cascade,
  release_seq bigint  not null,
  stage_no    integer not null,
  first_line  bigint  not null,            -- counted from 1 in each stage
  last_line   bigint  not null,
  seq         bigint  not null,
  primary key (room_id, release_seq, stage_no, first_line)
);
