create table api_key (
  district text not null,
  id uuid not null,
  prefix text not null,
  secret_hash bytea not null,
  name text not null,
  account_id uuid not null,
  scope jsonb not null,
  per_minute integer not null check (per_minute > 0),
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (district, id),
  unique (district, prefix),
  foreign key (district, account_id) references account (district, id)
);
create index api_key_newest on api_key (district, created_at desc, id desc);
comment on table api_key is 'Keys with which programs call the interface in the name of an account';
comment on column api_key.district is 'District';
comment on column api_key.id is 'Identifier';
comment on column api_key.prefix is 'Visible beginning of the key, by which it is found';
comment on column api_key.secret_hash is 'SHA-256 of the whole key, which has 256 random bits; the key itself is stored nowhere';
comment on column api_key.name is 'What the key is for';
comment on column api_key.account_id is 'Account in whose name it acts: it may do nothing that the account may not';
comment on column api_key.scope is 'Grants that the key may use: list of action, kind, within';
comment on column api_key.per_minute is 'Requests per minute that one process of the server answers';
comment on column api_key.created_at is 'System time';
comment on column api_key.created_by is 'Name of who made it';
comment on column api_key.expires_at is 'System time at which it ends';
comment on column api_key.last_used_at is 'System time of its last use, to the minute';
comment on column api_key.revoked_at is 'System time at which it was revoked; null where it was not';
select protect_district('api_key', 'select, insert, update');
