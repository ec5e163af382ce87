-- What administrators tell everybody, or everybody in one room, until it ends; and who has seen enough of it.
create sequence announcement_seq start with 50 increment by 50;

create table announcement (
  id       bigint       primary key,
  text     varchar(500) not null,
  severity varchar(16)  not null,
  room_id  bigint       references room on delete cascade, -- null: everybody
  room     varchar(64),                                    -- its name
  author   varchar(64)  not null,
  at       bigint       not null,
  ends_at  bigint       not null
);
create index announcement_end on announcement (ends_at);

create table announcement_dismissal (
  announcement_id bigint not null references announcement on delete cascade,
  user_id         bigint not null references users on delete cascade,
  primary key (announcement_id, user_id)
);

-- Settings that were changed while Atrium was running: they go before what the nodes were started with.
create table live_setting (
  name  varchar(64)  primary key,
  set_to varchar(200) not null,
  set_by varchar(64) not null,
  set_at bigint      not null
);
