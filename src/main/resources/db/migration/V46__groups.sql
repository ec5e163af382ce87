-- Groups of people, who are called together. A member by the directory goes when the directory says so; one whom an administrator has put there stays.

create sequence person_group_seq start with 50 increment by 50;

create table person_group (
  id          bigint       primary key,
  handle      varchar(64)  not null unique,            -- as a login is written: @night-shift
  title       varchar(80)  not null,
  origin      varchar(16)  not null,                   -- LOCAL, DIRECTORY, SCIM
  external_id varchar(300),                            -- what stays of it where it comes from
  created_at  bigint       not null
);

create table group_member (
  group_id     bigint  not null references person_group on delete cascade,
  user_id      bigint  not null references users,
  by_directory boolean not null,
  primary key (group_id, user_id)
);
create index group_member_user on group_member (user_id);
