-- Commands that others carry out: what people type as /deploy is posted to an address.

create sequence command_seq start with 50 increment by 50;

create table command (
  id          bigint        primary key,
  name        varchar(32)   not null unique,          -- without the slash
  description varchar(120)  not null,
  arguments   varchar(80)   not null,                 -- a hint of what follows the name; may be empty
  url         varchar(2000) not null,
  secret      varchar(200)  not null,                 -- by which calls are signed; see Vault
  created_by  varchar(64)   not null,
  created_at  bigint        not null
);

-- A call that may still be answered later.
create sequence command_call_seq start with 50 increment by 50;

create table command_call (
  id         bigint      primary key,
  command_id bigint      not null references command on delete cascade,
  room_id    bigint      not null references room on delete cascade,
  user_id    bigint      not null references users on delete cascade,
  ref        varchar(64),                             -- that it was given under; null: none. Given again it is not called again
  hash       varchar(64) not null unique,             -- of the secret in the address it is answered at
  answers    integer     not null,                    -- how many came
  expires_at bigint      not null
);
create unique index command_call_ref on command_call (user_id, room_id, ref);
create index command_call_expires on command_call (expires_at);
