-- What a poll's log can't answer: that nobody votes twice, and what secret ballots come to.

create table poll_state (
  room_id    bigint not null primary key references room on delete cascade,
  voters     bigint not null,               -- people who have answered at least one question
  opened_seq bigint not null,               -- the entry that opened it again; 0: none has
  closed_at  bigint                         -- null: it takes votes
);

-- One vote a person and question. Of a secret one neither what nor when: nothing here leads to the urn.
create table poll_vote (
  room_id  bigint       not null references room on delete cascade,
  login    varchar(64)  not null,
  question varchar(64)  not null,
  answer   varchar(16384),                  -- null: secret
  cast_at  bigint,                          -- null: secret
  primary key (room_id, login, question)
);

-- What the answers to a question come to: one row, written anew by each vote, so that no ballot is a row of its own.
create table poll_urn (
  room_id  bigint          not null references room on delete cascade,
  question varchar(64)     not null,
  content  varchar(1048576) not null,
  shown    varchar(1048576),                -- of a secret question; null: too few have answered it
  primary key (room_id, question)
);
