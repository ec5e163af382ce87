-- Notices by mail. A letter is written in the transaction that marks what stands in it, and sent from here: by one node at a time, again and again until the mail server
-- has taken it or says that it never will.

create sequence letter_seq start with 50 increment by 50;

create table letter (
  id         bigint         primary key,
  user_id    bigint         not null references users on delete cascade,
  address    varchar(254)   not null,
  message_id varchar(120)   not null,       -- the same at each try: who gets it twice can tell
  subject    varchar(250)   not null,
  plain      varchar(60000) not null,
  html       varchar(120000) not null,
  stop_key   varchar(64)    not null,       -- for the one-click unsubscribe
  made_at    bigint         not null,
  state      varchar(8)     not null,       -- WAITING, SENDING, SENT, FAILED
  tries      integer        not null,
  due_at     bigint         not null,       -- not before then; of one that is being sent: given up on by then
  failure    varchar(500)
);
create index letter_state on letter (state, due_at);

create table post_round (
  id       bigint primary key,              -- 1
  node     varchar(64),
  until_at bigint not null                  -- whose turn it is, until then
);
insert into post_round (id, until_at) values (1, 0);

alter table notice_settings add column mail varchar(8) default 'SOON' not null;   -- OFF, SOON, DAILY
alter table notice_settings add column mail_due_at bigint default 0 not null;     -- the next letter goes out no sooner
alter table notice_settings add column stop_key varchar(64) unique;               -- of the letters' unsubscribe link
alter table notice_settings add column refused_address varchar(254);              -- the mail server knows nobody there
