-- History from elsewhere: archives that were brought, how far each has come, and what of them is known here already.

create table import_job (
  id          varchar(32)    primary key,
  name        varchar(200)   not null,        -- of the file, as it was brought
  bytes       bigint         not null,
  state       varchar(16)    not null,        -- CHECKING, READY, RUNNING, DONE, FAILED, CANCELLED
  user_id     bigint         not null,        -- who brought it
  login       varchar(64)    not null,
  merging     boolean        not null,        -- whether a room that has a channel's name takes it in
  program     varchar(16),                    -- slack, mattermost; null: nobody has looked yet
  created_at  bigint         not null,
  ended_at    bigint,
  phase       varchar(16)    not null,        -- PEOPLE, ROOMS, MESSAGES
  position    bigint         not null,        -- how far that has come; moves in the transaction that does the work
  total       bigint         not null,        -- messages in all
  done        bigint         not null,        -- of these
  made        varchar(2000)  not null,        -- counts by word, as JSON
  report      varchar(262144),                -- what would be made and what is left out, as JSON
  failure     varchar(300),
  lease       varchar(64),                    -- of the node that works on it
  lease_until bigint         not null
);

-- What somebody or something of another program is here. Rows outlive the job: the next export is known by them.
create table import_known (
  source  varchar(120) not null,              -- program and workspace
  what    varchar(8)   not null,              -- PERSON, ROOM
  foreign_id varchar(400) not null,
  local_id   bigint       not null,
  primary key (source, what, foreign_id)
);
