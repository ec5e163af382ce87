-- The game on each room's board: written with the entries that change it, in their transaction, under the lock of the room's log.

create table game_match (
  room_id       bigint         not null primary key references room on delete cascade,
  no            integer        not null,   -- counted from 1 in each room
  began_seq     bigint         not null,   -- the entry that began it
  first_login   varchar(64),               -- null: the seat is free
  second_login  varchar(64),
  game          varchar(16)    not null,
  standing      varchar(16384) not null,   -- the position, and what of earlier ones a draw by repetition needs
  plies         integer        not null,
  last_move     varchar(16),
  last_written  varchar(16),
  control       varchar(8)     not null,
  first_left    bigint         not null,   -- milliseconds, when the clock that runs was started
  second_left   bigint         not null,
  clock_of      varchar(8),                -- whose clock runs; null: both stand
  clock_since   bigint,
  flag_at       bigint,                    -- when it is lost by time
  draw_offer    varchar(8),
  rematch_offer varchar(8),
  result        varchar(8),                -- null: it goes on, or has not begun
  reason        varchar(32)
);

create index game_match_flag on game_match (flag_at);
