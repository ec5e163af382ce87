-- What people are told of beyond the room they look at. Without texts: what an entry says is asked of the entry, so that what was removed is gone here too.

create sequence notification_seq start with 50 increment by 50;

-- Without a reference to the users, who are never deleted: checking it would have the log's writer wait for whoever changes a user.
create table notification (
  id      bigint      primary key,
  user_id bigint      not null,
  room_id bigint      not null references room on delete cascade,
  seq     bigint      not null,              -- the entry; 0: none, it is about the room
  what    varchar(16) not null,              -- MENTION, REPLY, INVITED, ALARM, APPROVAL, ALERT, SAID
  author  varchar(64) not null,
  about   varchar(80),                       -- the name of the alert
  at      bigint      not null,
  read_at bigint,
  mail    varchar(8)  not null,              -- NONE, PENDING, SENT; what is read before it was sent is NONE
  once    varchar(80) unique                 -- what several nodes find out at the same time is told by the first
);
create index notification_user on notification (user_id, at);
create index notification_mail on notification (mail, at);

create table notice_settings (
  user_id      bigint      primary key references users on delete cascade,
  level        varchar(8)  not null,
  quiet_from   varchar(5),                   -- 22:00, in the person's time zone
  quiet_to     varchar(5),
  time_zone    varchar(64),                  -- the browser's, for those who have chosen none
  silent_until bigint
);

alter table membership add column notice_level varchar(8); -- null: as the person has it everywhere
