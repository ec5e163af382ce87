-- Legal hold: nothing of these rooms and people is removed while it lasts.

create sequence legal_hold_seq start with 50 increment by 50;

create table legal_hold (
  id        bigint        primary key,
  name      varchar(80)   not null,
  reason    varchar(500)  not null,
  concerns  varchar(16000) not null,           -- rooms and people by name, as JSON, for who looks at it when it is over
  placed_by varchar(64)   not null,
  placed_at bigint        not null,
  lifted_by varchar(64),
  lifted_at bigint                             -- null: it lasts
);

create table hold_target (
  hold_id bigint  not null references legal_hold on delete cascade,
  what    char(1) not null,                    -- R: a room, P: a person; gone with the lifting
  target  bigint  not null,
  login   varchar(64),                         -- of a person
  primary key (hold_id, what, target)
);
create index hold_target_target on hold_target (what, target);
create index hold_target_login on hold_target (login);

-- What an entry said before it was changed or removed under a hold. Without a reference to the room: that can't be removed meanwhile.
create table held_text (
  room_id bigint        not null,
  seq     bigint        not null,              -- the entry
  edit    bigint        not null,              -- the one that changed it
  author  varchar(64)   not null,
  body    varchar(1000000) not null,
  at      bigint        not null,              -- when it was changed
  primary key (room_id, seq, edit)
);
