-- What keeps people from writing for a while, and rooms that are put away. None of it is asked of the database for a frame.

alter table membership add column muted_until bigint;            -- null: until it is lifted
alter table membership add column muted_by varchar(64);          -- a login; null: not muted
alter table membership add column mute_reason varchar(250);

alter table room add column locked boolean default false not null;
alter table room add column slow_seconds integer default 0 not null;
alter table room add column archived_at bigint;                  -- null: in use

-- Characters of its entries' bodies as they were first written: what the room takes up, without reading it.
alter table room add column body_size bigint default 0 not null;
update room set body_size = coalesce((select sum(length(e.body)) from entry e where e.room_id = room.id), 0);

create index room_title on room (title, id);
