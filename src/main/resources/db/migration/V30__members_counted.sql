-- How many belong to each room, counted a moment after that changes (room.MemberCounts): the list of rooms can be put in this order.
alter table room add column members integer default 0 not null;
update room set members = (select count(*) from membership m where m.room_id = room.id and m.status = 'ACTIVE');
create index room_members on room (members, id);
create index room_members_back on room (members desc, id desc);
