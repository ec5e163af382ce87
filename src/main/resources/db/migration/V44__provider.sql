-- Signing in with an OpenID provider.

create table oidc_attempt (
  hash       varchar(64)   primary key,     -- SHA-256 in hex of the state, which the browser has
  nonce      varchar(64)   not null,
  verifier   varchar(64)   not null,        -- of PKCE
  next_path  varchar(2001) not null,
  expires_at bigint        not null
);
create index oidc_attempt_expires on oidc_attempt (expires_at);

alter table sign_in add column id_token varchar(8000);   -- what the provider is shown when the person signs out; null: they came otherwise
alter table sign_in add column provider_session varchar(300); -- what it calls their session, where it says so
