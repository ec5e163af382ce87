-- Files that wait with a message for its time: no sweep takes them until the message is gone from the list, or was refused for good some time ago.
create table scheduled_file (
  file_id      varchar(32) primary key,
  scheduled_id bigint      not null references scheduled on delete cascade,
  kept_until   bigint                                                        -- null: the message is yet to be sent
);
create index scheduled_file_scheduled on scheduled_file (scheduled_id);

alter table scheduled add column files varchar(16384);   -- what is said of them, as JSON; null: there are none
