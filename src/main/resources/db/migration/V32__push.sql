-- Notices by Web Push, where that is on. As with letters: what is to be pushed is marked in the transaction that writes the notice, and turned into a row for each of the
-- person's browsers in the one that takes the mark away.

alter table notification add column push varchar(8) default 'NONE' not null;  -- NONE, PENDING, SENT
create index notification_push on notification (push, at);

create sequence push_subscription_seq start with 50 increment by 50;
create table push_subscription (
  id       bigint        primary key,
  user_id  bigint        not null references users on delete cascade,
  endpoint varchar(1000) not null unique,    -- of the browser's push service
  p256dh   varchar(100)  not null,           -- what is pushed is encrypted for these two
  auth     varchar(40)   not null,
  sign_in  varchar(64),                      -- it lasts as long as the sign-in
  token_id bigint,                           -- or the token
  made_at  bigint        not null
);
create index push_subscription_user on push_subscription (user_id);

create sequence push_note_seq start with 50 increment by 50;
create table push_note (                      -- there while it is under way
  id              bigint  primary key,
  subscription_id bigint  not null references push_subscription on delete cascade,
  notification_id bigint  not null references notification on delete cascade,
  made_at         bigint  not null,
  tries           integer not null,
  due_at          bigint  not null            -- not before then; of one that is being sent: given up on by then
);
create index push_note_due on push_note (due_at);
create index push_note_subscription on push_note (subscription_id);
create index push_note_notification on push_note (notification_id);

create table push_key (                       -- where the operator has given none
  id          bigint       primary key,       -- 1
  public_key  varchar(100) not null,
  private_key varchar(60)  not null
);

insert into post_round (id, until_at) values (3, 0);
