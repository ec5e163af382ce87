-- Accounts whose people are vouched for by others: a directory (LDAP) or a provider (OpenID Connect).

alter table users add column origin varchar(8) default 'LOCAL' not null;   -- LOCAL, LDAP, OIDC
alter table users add column subject varchar(300);                         -- whose it is there; null of local ones
alter table users add column gone boolean default false not null;          -- disabled because it is gone there, or disabled: not by an administrator
create unique index users_subject on users (origin, subject);

alter table membership add column by_group boolean default false not null; -- came with a group, and goes with it

create table directory_round (
  id       bigint primary key,              -- 1
  until_at bigint not null                  -- somebody looks, or has looked, until then
);
insert into directory_round (id, until_at) values (1, 0);
