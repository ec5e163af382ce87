-- What people say of themselves beside their name. A status ends by itself where it has an end.

create table person_profile (
  user_id      bigint       primary key references users,
  title        varchar(80),
  status_text  varchar(100),
  status_emoji varchar(64),
  status_until bigint,
  picture      varchar(32)                               -- of their picture, a name of its own for each that there was; null: none
);
create index person_profile_until on person_profile (status_until);
create index person_profile_picture on person_profile (picture);

create table person_picture (
  user_id     bigint      primary key references users,
  version     varchar(32) not null unique,
  media_type  varchar(16) not null,                      -- image/jpeg, image/png
  large       bytea       not null,
  small       bytea       not null
);
