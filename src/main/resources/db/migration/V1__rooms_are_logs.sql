-- One text for H2 and PostgreSQL. Instants are milliseconds since the epoch (InstantConverter).

create sequence users_seq start with 50 increment by 50;
create sequence access_token_seq start with 50 increment by 50;
create sequence room_seq start with 50 increment by 50;

create table users (
  id            bigint       primary key,
  login         varchar(64)  not null unique,
  name          varchar(80)  not null,
  password_hash varchar(255) not null,
  role          varchar(16)  not null,
  enabled       boolean      not null,
  language      varchar(16),                 -- null: as the browser asks
  time_zone     varchar(64),                 -- null: as the browser says
  theme         varchar(8)   not null,
  created_at    bigint       not null
);

create table access_token (
  id           bigint      primary key,
  user_id      bigint      not null references users,
  name         varchar(80) not null,
  hash         varchar(64) not null unique,  -- SHA-256 in hex; the token itself is shown once and never stored
  created_at   bigint      not null,
  expires_at   bigint,
  last_used_at bigint
);
create index access_token_user on access_token (user_id);

create table ticket (
  hash          varchar(64) primary key,
  user_id       bigint      not null references users,
  credential    varchar(200) not null,       -- what the ticket stands for: it ends with it
  credential_expires_at bigint,
  expires_at    bigint      not null
);

create table room (
  id         bigint         primary key,
  name       varchar(64)    not null unique,
  title      varchar(80)    not null,
  purpose    varchar(250)   not null,
  kind       varchar(32)    not null,
  visibility varchar(16)    not null,
  settings   varchar(262144) not null,
  created_by varchar(64)    not null,
  created_at bigint         not null,
  submission varchar(64),                    -- the creator's own id of the request: asked twice, made once
  epoch      varchar(16)    not null,        -- names the log's life; another one where the log was restored or emptied
  last_seq   bigint         not null,        -- the log's head; its row lock gives each entry its number
  last_at    bigint         not null,
  unique (created_by, submission)
);

create table membership (
  room_id   bigint      not null references room,
  user_id   bigint      not null references users,
  role      varchar(16) not null,
  status    varchar(16) not null,
  read_seq  bigint      not null,
  joined_at bigint      not null,
  primary key (room_id, user_id)
);
create index membership_user on membership (user_id);

create table entry (
  room_id bigint      not null references room,
  seq     bigint      not null,
  type    varchar(64) not null,
  author  varchar(64) not null,
  at      bigint      not null,
  ref     varchar(64),
  body    varchar(262144) not null,
  primary key (room_id, seq)
);
-- ref first: with the room first H2 scans the room.
create unique index entry_ref on entry (ref, room_id, author);

create table wizard_draft (
  user_id    bigint        primary key references users,
  step       varchar(16)   not null,
  content    varchar(262144) not null,
  submission varchar(64)   not null,         -- one room for one draft, however often it is submitted
  updated_at bigint        not null
);
