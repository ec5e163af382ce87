-- What people are looked up by, in a narrow row beside each: a part of a word is found by looking through all of them, which takes as long as they are wide.
-- Kept true by account.PersonKeys.
create table person_key (
  user_id bigint       primary key,            -- without a reference: who makes an account writes both in any order, and none is ever deleted
  text    varchar(500) not null,            -- login, name and mail, without case and accents
  role    varchar(16)  not null,
  enabled boolean      not null
);
insert into person_key select id, login || ' ' || name_key || ' ' || lower(coalesce(mail, '')), role, enabled from users;
