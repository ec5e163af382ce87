-- A file that was passed on with its message is a row of its own over what another row brought.
alter table stored_file add column content varchar(32);           -- the row under whose id the bytes are; null: its own
create index stored_file_content on stored_file (content);
create index stored_file_passed_room on stored_file (room_id, content);
create index stored_file_passed_user on stored_file (user_id, content);
