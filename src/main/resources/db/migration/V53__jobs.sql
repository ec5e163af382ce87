-- Work that takes long, a bounded step at a time, by whichever node has its turn: exports, erasures, sealing anew.

create sequence job_seq start with 50 increment by 50;

create table job (
  id          bigint         primary key,
  what        varchar(16)    not null,          -- EXPORT, OWN_DATA, ERASURE, RESEAL
  state       varchar(8)     not null,          -- OPEN, DONE, FAILED, EXPIRED
  asked_by    varchar(64)    not null,
  owner_id    bigint         not null,          -- whose it is; 0: the administrators'
  wanted      varchar(1000000) not null,        -- JSON
  place       varchar(1000)  not null,          -- JSON: where the next step begins
  step        bigint         not null,          -- how many were done
  done        bigint         not null,
  total       bigint         not null,          -- as far as anybody knows
  failure     varchar(300),
  token       varchar(24)    not null,          -- what its parts are called by in the store of files
  node        varchar(64),
  lease_until bigint         not null,
  created_at  bigint         not null,
  ended_at    bigint,
  expires_at  bigint,                           -- when its result goes
  ticket      varchar(64),                      -- SHA-256 of what opens it once
  ticket_until bigint
);
create index job_state on job (state, id);
create index job_owner on job (owner_id, id);

-- What a job has made, a part a file: the entries of a ZIP as they stand in it, then what its directory says of them.
create table job_part (
  job_id  bigint not null references job on delete cascade,
  n       bigint not null,
  bytes   bigint not null,                      -- of the entries
  listing bigint not null,                      -- bytes of the directory's lines
  entries bigint not null,
  primary key (job_id, n)
);
