-- Files that people put into rooms; their bytes are elsewhere. Without a reference to the room, whose end the rows outlive: by them the bytes are found and removed.

create table stored_file (
  id          varchar(32)  primary key,
  room_id     bigint       not null,
  user_id     bigint       not null,
  login       varchar(64)  not null,          -- whose it is
  name        varchar(255) not null,
  type        varchar(127) not null,
  bytes       bigint       not null,          -- as announced, and counted in the quotas
  received    bigint       not null,          -- of these
  state       varchar(16)  not null,
  seq         bigint,                         -- the entry that carries it; null: none yet
  sha256      varchar(64),
  width       integer,                        -- of a picture, as it is to be seen
  height      integer,
  thumbnail   varchar(8),                     -- what the thumbnail is: jpeg or png; null: there is none
  upload      varchar(1024),                  -- what the store calls it while it comes in
  lease       varchar(32),                    -- of who writes just now
  lease_until bigint       not null,
  created_at  bigint       not null,
  touched_at  bigint       not null
);
create index stored_file_room on stored_file (room_id, seq);
create index stored_file_state on stored_file (state, touched_at);
create index stored_file_user on stored_file (user_id, state);

-- Bytes of a room ('r' and its id) and of a person ('u' and theirs).
create table file_usage (
  id    varchar(32) primary key,
  bytes bigint      not null
);
