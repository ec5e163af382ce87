-- Encryption at rest: which key has sealed what.

alter table stored_file add column sealed_by varchar(16);     -- the id of the key; null: none, as it came
create index stored_file_sealed on stored_file (sealed_by);

alter table second_factor alter column secret set data type varchar(400);
alter table push_key alter column private_key set data type varchar(400);
