-- What administrators look people up by, and what seals the trail of what they do.

alter table users add column mail varchar(254);
alter table users add column name_key varchar(160) default '' not null;        -- the name as it is compared: without case and accents
alter table users add column last_seen_at bigint default 0 not null;           -- 0: never; lags behind by some minutes
update users set name_key = lower(name);
update users set last_seen_at = greatest(
  coalesce((select max(s.used_at) from sign_in s where s.user_id = users.id), 0),
  coalesce((select max(t.last_used_at) from access_token t where t.user_id = users.id), 0));
-- Each order of the list in both directions: H2 goes through an index in one alone.
create index users_login_back on users (login desc);
create index users_name on users (name_key, id);
create index users_name_back on users (name_key desc, id desc);
create index users_since on users (created_at desc, id desc);
create index users_since_back on users (created_at, id);
create index users_seen on users (last_seen_at desc, id desc);
create index users_seen_back on users (last_seen_at, id);

-- Acts without a seal. Written with the act, removed with its sealing: what is to be sealed is found without looking through the trail.
create table audit_unsealed (
  act_id bigint primary key
);
insert into audit_unsealed select id from audit_act where id not in (select act_id from audit_seal);

-- One row: where the chain of seals ends. Its lock makes the sealers of all nodes take turns.
create table audit_head (
  id   integer     primary key,
  n    bigint      not null,                -- 0: nothing is sealed yet
  hash varchar(64) not null
);
insert into audit_head values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
