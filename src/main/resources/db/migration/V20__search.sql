-- Questions that people keep, to be told of what answers them. What was found is nowhere but in the index, which is made from the logs.

create sequence search_alert_seq start with 50 increment by 50;

create table search_alert (
  id         bigint       primary key,
  user_id    bigint       not null references users,
  name       varchar(80)  not null,
  question   varchar(400) not null,
  created_at bigint       not null,
  seen_at    bigint       not null           -- what was stored by then is no news
);
create index search_alert_user on search_alert (user_id);
