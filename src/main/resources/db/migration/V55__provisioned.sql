-- Accounts that another program looks after (SCIM 2.0): what it calls them, beside what they are here.
create table provisioned (
  user_id     bigint       primary key references users on delete cascade,
  user_name   varchar(254) not null,          -- as that program writes it
  name_key    varchar(254) not null,          -- in lower case
  external_id varchar(300),
  given_name  varchar(80),
  family_name varchar(80),
  made        boolean      not null,          -- by that program; else it took over an account that was there
  created_at  bigint       not null,
  deleted_at  bigint,                         -- gone there since: the account is disabled, and comes back under the same name
  changed_at  bigint       not null
);
create unique index provisioned_name on provisioned (name_key);
create index provisioned_external on provisioned (external_id);
