-- Links by which who has them becomes a member of a room. What was revoked stays, so that who comes too late is told why.

create sequence invitation_seq start with 50 increment by 50;

create table invitation (
  id         bigint      primary key,
  room_id    bigint      not null references room on delete cascade,
  user_id    bigint      not null references users,   -- who made it
  hash       varchar(64) not null unique,             -- of the secret at the end of the address
  created_at bigint      not null,
  expires_at bigint      not null,
  uses       integer,                                  -- null: any number
  used       integer     not null,
  revoked_at bigint
);
create index invitation_room on invitation (room_id);
