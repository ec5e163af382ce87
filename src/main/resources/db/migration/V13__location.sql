-- What a location room's log can't answer fast: who was where at a time of their own. The first position of a person in each minute, written with its entry and
-- gone with it.

create table location_minute (
  room_id   bigint           not null references room on delete cascade,
  minute_no bigint           not null,     -- since 1970, of the position's own time
  login     varchar(64)      not null,
  at        bigint           not null,
  seq       bigint           not null,     -- its entry
  latitude  double precision not null,
  longitude double precision not null,
  primary key (room_id, minute_no, login)
);
