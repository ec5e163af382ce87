-- When an entry happened, as its sender says; null: when it was stored. Without an index: a kind that looks for entries by it keeps a table of its own.
alter table entry add column own_at bigint;

-- The oldest entry a room still has: those before it have been forgotten.
alter table room add column first_seq bigint default 1 not null;
