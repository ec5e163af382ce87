-- A second factor for accounts that have a password here, what a sign-in is on its way from one page to the next, and what people see of their own sign-ins.

create table second_factor (
  user_id      bigint       primary key references users on delete cascade,
  secret       varchar(200) not null,       -- with ATRIUM_SECRET_KEY encrypted; else in base32, as it is
  begun_at     bigint       not null,
  shown_to     varchar(64)  not null,       -- SHA-256 in hex of the sign-in, or the attempt at one, that was shown the secret
  confirmed_at bigint,                      -- null: shown, and not yet proved to be in somebody's hands
  last_step    bigint       not null        -- the step of the last code taken: no code is taken twice
);

create table recovery_code (
  hash    varchar(64) primary key,          -- SHA-256 in hex of user and code; removed when it is used
  user_id bigint      not null references users on delete cascade
);
create index recovery_code_user on recovery_code (user_id);

create table sign_in_attempt (
  hash          varchar(64) primary key,    -- SHA-256 in hex of the cookie that names it
  user_id       bigint      not null references users on delete cascade,
  password_mark varchar(16) not null,
  expires_at    bigint      not null
);
create index sign_in_attempt_expires on sign_in_attempt (expires_at);

alter table sign_in add column address varchar(64);
alter table sign_in add column agent varchar(300);
