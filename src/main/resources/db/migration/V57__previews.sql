-- What pages say of themselves that messages link to; null: nothing came of it.
create table link_preview (
  hash        varchar(64)  not null primary key,  -- SHA-256 of the address
  title       varchar(200),
  description varchar(300),
  site        varchar(80),
  until       bigint       not null               -- asked anew from then on
);
create index link_preview_until on link_preview (until);
