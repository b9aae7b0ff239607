create table account (
  district text not null,
  id uuid not null,
  login text not null,
  login_key text not null,
  name text not null,
  roles text[] not null check (cardinality(roles) > 0),
  department text,
  disabled boolean not null default false,
  sample boolean not null default false,
  password_hash text not null,
  must_change_password boolean not null,
  last_signed_in_at timestamptz,
  created_at timestamptz not null,
  revision integer not null default 1,
  primary key (district, id),
  unique (district, login_key)
);
comment on table account is 'People who may sign in';
comment on column account.district is 'District';
comment on column account.id is 'Identifier';
comment on column account.login is 'Name to sign in with, as it was typed when the account was made';
comment on column account.login_key is 'The same in NFKC and small letters: what is compared and ordered by';
comment on column account.name is 'Name of the person';
comment on column account.roles is 'Roles held: administrator, planner, liaison, leader';
comment on column account.department is 'Code of the department; null for none';
comment on column account.disabled is 'May not sign in';
comment on column account.sample is 'Fictional person of the sample city, whose password is public: signs in on a sample server only';
comment on column account.password_hash is 'Argon2id in PHC notation, parameters included';
comment on column account.must_change_password is 'The password was made by the system and only serves to choose another';
comment on column account.last_signed_in_at is 'System time of the last sign-in';
comment on column account.created_at is 'System time';
comment on column account.revision is 'Raised by each change of an administrator';
select protect_district('account');

create table session (
  district text not null,
  id uuid not null,
  account_id uuid not null,
  token_hash bytea not null,
  signed_in_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  address text,
  browser text,
  primary key (district, id),
  unique (district, token_hash),
  foreign key (district, account_id) references account (district, id) on delete cascade
);
create index session_account on session (district, account_id);
comment on table session is 'Sign-ins in force';
comment on column session.district is 'District';
comment on column session.id is 'Identifier, shown in the list of sessions; of no use for signing in';
comment on column session.account_id is 'Account';
comment on column session.token_hash is 'SHA-256 of the token in the browser''s cookie; the token itself is stored nowhere';
comment on column session.signed_in_at is 'System time of the sign-in';
comment on column session.last_seen_at is 'System time of the last request, to the minute';
comment on column session.expires_at is 'System time after which it is over, however busy';
comment on column session.address is 'Address of the sign-in';
comment on column session.browser is 'What the browser said of itself at the sign-in';
select protect_district('session');

create table sign_in_attempt (
  district text not null,
  kind text not null check (kind in ('account', 'address')),
  key text not null,
  failures integer not null,
  last_failed_at timestamptz not null,
  primary key (district, kind, key)
);
create index sign_in_attempt_age on sign_in_attempt (district, last_failed_at);
comment on table sign_in_attempt is 'Failed sign-ins that still count, so that a restart forgives nobody';
comment on column sign_in_attempt.district is 'District';
comment on column sign_in_attempt.kind is 'What is being slowed down: a name to sign in with, whether it exists or not, or an address';
comment on column sign_in_attempt.key is 'SHA-256 of the name, since people type passwords into the wrong box; or the network of an address';
comment on column sign_in_attempt.failures is 'Attempts that were not followed by a success';
comment on column sign_in_attempt.last_failed_at is 'System time of the last one';
select protect_district('sign_in_attempt');
