-- How often entries of a room were made to read otherwise without a word in its log: what somebody has made of it before is to be made anew.
alter table room add column rewritten bigint default 0 not null;

-- How far rooms went as an erasure closed its account: what of the person came later is looked for from there. Without a reference: the log's writers hold the room's row.
create table erasure_seen (
  user_id bigint not null,
  room_id bigint not null,
  seq     bigint not null,
  primary key (user_id, room_id)
);
