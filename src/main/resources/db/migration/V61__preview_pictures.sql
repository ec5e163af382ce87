-- The picture that a page shows of itself, drawn anew and small.
alter table link_preview add column picture_width integer;       -- null: there is none
alter table link_preview add column picture_height integer;
alter table link_preview add column picture_alt varchar(200);    -- what it shows, as the page says; null: it does not

create table preview_picture (
  hash       varchar(64) not null primary key references link_preview on delete cascade,
  media_type varchar(16) not null,                                -- image/jpeg, image/png
  content    bytea       not null
);
