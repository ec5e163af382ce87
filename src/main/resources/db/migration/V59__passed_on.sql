-- A file that was passed on with its message is a row of its own over what another row brought.
alter table stored_file add column content varchar(32);           -- the row under whose id the bytes are; null: its own
create index stored_file_content on stored_file (content);
alter table stored_file add column passed_room bigint;            -- room_id, of what was passed on alone: it is summed as the log is written
alter table stored_file add column passed_user bigint;            -- user_id, likewise
create index stored_file_passed_room on stored_file (passed_room);
create index stored_file_passed_user on stored_file (passed_user);
