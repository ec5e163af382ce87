-- Two nodes may come to make the same part of a job: each under a name of its own.
alter table job_part add column name varchar(48);   -- in the store of files; null: as it was before, by the job's token and its number

-- Parts that somebody began and nobody has noted: what is left of a node that died over one goes with the job's result.
create table job_attempt (
  name   varchar(48) primary key,
  job_id bigint      not null references job on delete cascade
);
create index job_attempt_job on job_attempt (job_id);

-- Their person was erased: nobody brings them back.
alter table users add column erased_at bigint;
update users set erased_at = created_at where login = concat('former-', id);
