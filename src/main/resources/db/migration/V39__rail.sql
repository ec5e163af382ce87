-- How each person has put their rooms in order. A room stands at one place: among the favourites, in one of the person's own sections, or, without a row, where its sort stands.

create sequence rail_section_seq start with 50 increment by 50;

create table rail_section (
  id      bigint      primary key,
  user_id bigint      not null references users,
  name    varchar(40) not null,
  place   integer     not null
);
create index rail_section_user on rail_section (user_id);

create table rail_place (
  user_id    bigint  not null references users,
  room_id    bigint  not null references room on delete cascade,
  section_id bigint,                                   -- null: among the favourites
  place      integer not null,
  primary key (user_id, room_id)
);
create index rail_place_room on rail_place (room_id);
