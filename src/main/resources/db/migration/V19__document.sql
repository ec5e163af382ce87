-- What a document's log comes to at one of its entries, so that nobody has to go through all of it, and so that its beginning can be forgotten.

create table document_state (
  room_id bigint not null primary key references room on delete cascade,
  seq     bigint not null,                 -- the last entry that is in it
  at      bigint not null                  -- when that was stored
);

create table document_version (
  room_id bigint      not null references room on delete cascade,
  seq     bigint      not null,            -- the last entry that is in it
  name    varchar(80),                     -- null: of a day's end, or of many entries: where looking back begins
  author  varchar(64),                     -- who named it
  at      bigint      not null,
  primary key (room_id, seq)
);

-- The document as it was at that entry, a Yjs update in base64, cut into pieces; of the state and of each version.
create table document_piece (
  room_id bigint           not null references room on delete cascade,
  seq     bigint           not null,
  no      integer          not null,
  content varchar(1048576) not null,
  primary key (room_id, seq, no)
);
