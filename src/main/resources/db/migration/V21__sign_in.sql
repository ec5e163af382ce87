-- Who has signed in with a browser: good on every node, and after a restart.

create table sign_in (
  id            varchar(64) primary key,
  user_id       bigint      not null references users,
  hash          varchar(64) not null unique,  -- SHA-256 in hex; the cookie itself is never stored
  password_mark varchar(16) not null,         -- of the password it began with: it ends with that
  begun_at      bigint      not null,
  used_at       bigint      not null
);
create index sign_in_user on sign_in (user_id);
create index sign_in_used on sign_in (used_at);
