-- The application role owns nothing, so row-level security binds it without FORCE. Roles belong to the cluster: another
-- database of it may be creating the same one right now.
do $$
begin
  if not exists (select from pg_roles where rolname = 'citybrain_app') then
    create role citybrain_app nologin;
  end if;
exception
  when duplicate_object or unique_violation then null;
  when insufficient_privilege then
    raise 'this user may not create roles: let a superuser run CREATE ROLE citybrain_app NOLOGIN; GRANT citybrain_app TO %',
      current_user;
end $$;

do $$
begin
  if not (select rolsuper from pg_roles where rolname = current_user)
     and not pg_has_role(current_user, 'citybrain_app', 'usage') then
    execute format('grant citybrain_app to %I', current_user);
  end if;
end $$;

do $$
begin
  create extension if not exists postgis schema public;
exception when insufficient_privilege then
  raise 'this user may not create extensions: let a superuser run CREATE EXTENSION postgis in database %',
    current_database();
end $$;

grant usage on schema citybrain to citybrain_app;

-- Every table that carries a district calls this once, in the migration that creates it.
create function protect_district(target regclass, rights text default 'select, insert, update, delete')
  returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format(
    'create policy own_district on %s using (district = current_setting(''citybrain.district'', true))', target);
  execute format('grant %s on %s to citybrain_app', rights, target);
end $$;
comment on function protect_district is
  'Enables row-level security on a table: the application role sees and writes the rows of its district only';

create table district (
  district text primary key check (district ~ '^[0-9]{6}$'),
  name_zh text not null,
  name_en text not null
);
comment on table district is 'Districts served by this deployment; the tenant of every row';
comment on column district.district is 'Six digits of GB/T 2260';
comment on column district.name_zh is 'Full official name with its city, 天津市南开区';
comment on column district.name_en is 'English name';
select protect_district('district', 'select');

create table city_clock (
  only_one boolean primary key default true check (only_one),
  shift_ms bigint not null,
  set_to date,
  seen_at timestamptz not null
);
comment on table city_clock is 'One row: where the clock of the city stands against the clock of the system';
comment on column city_clock.only_one is 'Keeps the table at one row';
comment on column city_clock.shift_ms is 'Milliseconds added to the system time to get the city time';
comment on column city_clock.set_to is 'Date that --today last set; the same date given again moves nothing';
comment on column city_clock.seen_at is 'Latest city time known to have been shown; the clock never goes below it';
grant select on city_clock to citybrain_app;

-- plpgsql keeps its plan for the session, where a function in SQL is planned anew in each statement.
create function city_now() returns timestamptz language plpgsql stable as $$
begin
  return coalesce(
    (select greatest(statement_timestamp() + shift_ms * interval '1 millisecond', seen_at) from citybrain.city_clock),
    statement_timestamp());
end $$;
comment on function city_now is 'City time of this statement';

create table log_incarnation (
  only_one boolean primary key default true check (only_one),
  incarnation uuid not null default gen_random_uuid()
);
comment on table log_incarnation is 'One row: which life of the event log this is; a restore into a new cluster begins another';
comment on column log_incarnation.only_one is 'Keeps the table at one row';
comment on column log_incarnation.incarnation is 'Transaction numbers are comparable within one incarnation only';
insert into log_incarnation default values;
grant select on log_incarnation to citybrain_app;

create function current_incarnation() returns uuid language plpgsql stable as $$
begin
  return (select incarnation from citybrain.log_incarnation);
end $$;
comment on function current_incarnation is 'Incarnation of the log that new events belong to';

create table event (
  district text not null,
  seq bigint generated always as identity,
  id uuid not null,
  subject_kind text not null,
  subject_id text not null,
  kind text not null,
  payload jsonb not null,
  actor_id uuid,
  actor_name text not null,
  request_id text,
  city_at timestamptz not null default city_now(),
  system_at timestamptz not null default statement_timestamp(),
  txid xid8 not null default pg_current_xact_id(),
  incarnation uuid not null default current_incarnation(),
  primary key (district, seq)
);
create index event_subject on event (district, subject_kind, subject_id, seq);
create index event_tail on event (district, txid, seq);
comment on table event is 'The log and outbox: what happened, written with the change itself; append-only';
comment on column event.district is 'District';
comment on column event.seq is 'Order of writing within the database; a slower transaction may commit a lower number later';
comment on column event.id is 'Identifier that receivers use to drop repeats';
comment on column event.subject_kind is 'Noun of what changed';
comment on column event.subject_id is 'Identifier of what changed';
comment on column event.kind is 'What happened, such as plan.approved';
comment on column event.payload is 'Facts of what happened';
comment on column event.actor_id is 'Account that did it; null for the system and the local terminal';
comment on column event.actor_name is 'Name of who did it, as it was then';
comment on column event.request_id is 'Request in whose course it happened';
comment on column event.city_at is 'City time';
comment on column event.system_at is 'System time';
comment on column event.txid is 'Transaction; readers tail below the oldest one still running';
comment on column event.incarnation is 'Life of the log in which txid has its meaning';
select protect_district('event', 'select, insert');

create table audit (
  district text not null,
  seq bigint generated always as identity,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  before jsonb,
  after jsonb,
  reason text,
  actor_id uuid,
  actor_name text not null,
  actor_roles text[] not null,
  actor_via text not null check (actor_via in ('session', 'socket', 'system')),
  actor_ip inet,
  request_id text,
  city_at timestamptz not null default city_now(),
  system_at timestamptz not null default statement_timestamp(),
  txid xid8 not null default pg_current_xact_id(),
  primary key (district, seq)
);
create index audit_subject on audit (district, subject_kind, subject_id, seq);
comment on table audit is 'Who did what to what, and why; written with the change itself; append-only';
comment on column audit.district is 'District';
comment on column audit.seq is 'Order of writing within the database';
comment on column audit.action is 'What was done, such as plan.approve';
comment on column audit.subject_kind is 'Noun of what it was done to';
comment on column audit.subject_id is 'Identifier of what it was done to';
comment on column audit.before is 'State before, as far as it changed';
comment on column audit.after is 'State after, as far as it changed';
comment on column audit.reason is 'Reason the person gave';
comment on column audit.actor_id is 'Account; null for the system and the local terminal';
comment on column audit.actor_name is 'Name as it was then';
comment on column audit.actor_roles is 'Roles held then';
comment on column audit.actor_via is 'session: browser; socket: terminal of the server; system: the product itself';
comment on column audit.actor_ip is 'Address the request came from';
comment on column audit.request_id is 'Request in whose course it was done';
comment on column audit.city_at is 'City time';
comment on column audit.system_at is 'System time';
comment on column audit.txid is 'Transaction, for sealing below the oldest one still running';
select protect_district('audit', 'select, insert');

create table job (
  district text not null,
  id uuid not null,
  kind text not null,
  title_zh text not null,
  title_en text not null,
  state text not null check (state in ('running', 'done', 'failed', 'cancelled', 'interrupted')),
  share real not null check (share between 0 and 1),
  note_zh text not null,
  note_en text not null,
  result jsonb,
  refusal jsonb,
  started_by_id uuid,
  started_by text not null,
  worker uuid not null,
  lease_until timestamptz not null,
  cancel_requested boolean not null default false,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  primary key (district, id)
);
create index job_newest on job (district, started_at desc, id);
create index job_running on job (lease_until) where state = 'running';
comment on table job is 'Long work that somebody started: its progress and its end';
comment on column job.district is 'District';
comment on column job.id is 'Identifier';
comment on column job.kind is 'Noun of the work, such as plan.import';
comment on column job.title_zh is 'Title in Chinese';
comment on column job.title_en is 'Title in English';
comment on column job.state is 'interrupted: the process that ran it ended first';
comment on column job.share is 'Share of the work done, 0 to 1';
comment on column job.note_zh is 'What is being done, or how it ended, in Chinese';
comment on column job.note_en is 'What is being done, or how it ended, in English';
comment on column job.result is 'What the work gave';
comment on column job.refusal is 'Why it failed: code and words';
comment on column job.started_by_id is 'Account that started it';
comment on column job.started_by is 'Name of who started it';
comment on column job.worker is 'Process that runs it';
comment on column job.lease_until is 'System time until which that process counts as alive';
comment on column job.cancel_requested is 'Somebody asked it to stop';
comment on column job.started_at is 'System time';
comment on column job.updated_at is 'System time of the last write';
comment on column job.ended_at is 'System time; null while it runs';
select protect_district('job');

create function expect_rows(place integer, expected bigint, touched bigint) returns bigint language plpgsql as $$
begin
  if expected <> touched then
    raise exception using
      errcode = 'CB409',
      message = format('write %s touched %s rows instead of %s', place, touched, expected),
      detail = place::text;
  end if;
  return touched;
end $$;
comment on function expect_rows is 'Undoes the statement (SQLSTATE CB409) when a write touched another number of rows than it must';
