create table thing_type (
  key text not null,
  version integer not null check (version > 0),
  definition jsonb not null,
  adopted_at timestamptz not null default now(),
  primary key (key, version)
);
comment on table thing_type is 'Definitions of types of things as packs brought them, each version once';
comment on column thing_type.key is 'Name of the type, such as building';
comment on column thing_type.version is 'Version of the definition';
comment on column thing_type.definition is 'The definition: fields, links, code, quality rules, migrations';
comment on column thing_type.adopted_at is 'System time at which a server first started with it';
grant select on thing_type to citybrain_app;

create table thing (
  district text not null,
  id uuid not null,
  type text not null,
  type_version integer not null,
  revision integer not null check (revision > 0),
  state text not null check (state in ('present', 'ended', 'merged')),
  name text not null,
  name_order text not null collate "C",
  code text,
  street text,
  community text,
  grid text,
  department text,
  ended_on date,
  merged_into uuid,
  next_change_on date,
  source_system text not null,
  source_document text,
  created_at timestamptz not null default city_now(),
  updated_at timestamptz not null default city_now(),
  aliases text[] not null,
  attributes jsonb not null,
  geometry geometry(Geometry, 4490) constraint thing_geometry_sound check (geometry is null or ST_IsValid(geometry)),
  keys text[] not null,
  primary key (district, id)
);
-- Unique, and judged when the statement is done: a merge hands a code from one row to another.
alter table thing add constraint thing_code exclude using btree (district with =, type with =, code with =)
  where (code is not null and state = 'present') deferrable initially immediate;
create index thing_by_name on thing (district, type, name_order, id);
create index thing_by_update on thing (district, type, updated_at, id);
create index thing_due on thing (district, next_change_on) where next_change_on is not null;
create index thing_merged on thing (district, merged_into) where merged_into is not null;
create index thing_keys on thing using gin (keys);
create index thing_ground on thing using gist (geometry) where geometry is not null;
comment on table thing is 'Objects of the city as they are now; what they were and since when is in thing_fact';
comment on column thing.district is 'District';
comment on column thing.id is 'Identifier, made by whoever creates it';
comment on column thing.type is 'Type, such as building';
comment on column thing.type_version is 'Version of the definition that the attributes follow';
comment on column thing.revision is 'Counts its facts';
comment on column thing.state is 'present; ended: it is no more; merged: it was a duplicate of another';
comment on column thing.name is 'Name';
comment on column thing.name_order is 'Name in pinyin: the order of lists, and what is looked for when pinyin is typed';
comment on column thing.code is 'Code by which the outside world names it';
comment on column thing.street is 'Street it lies in, nine digits';
comment on column thing.community is 'Community it lies in, twelve digits';
comment on column thing.grid is 'Cell of the unit grid it lies in, fifteen digits';
comment on column thing.department is 'Department that keeps it';
comment on column thing.ended_on is 'First day on which it is no more';
comment on column thing.merged_into is 'Thing under whose id a duplicate goes on';
comment on column thing.next_change_on is 'Day from which a fact known already makes something else true; a sweep looks for it';
comment on column thing.source_system is 'System that the newest fact comes from';
comment on column thing.source_document is 'Document that the newest fact comes from';
comment on column thing.created_at is 'City time';
comment on column thing.updated_at is 'City time of the newest fact';
comment on column thing.aliases is 'Other names';
comment on column thing.attributes is 'Values by field; null is unknown, figures are decimal text';
comment on column thing.geometry is 'CGCS2000 (EPSG:4490)';
comment on column thing.keys is
  'What it is found by: terms of names and addresses, regions, values of fields with a filter; each led by the district';
select protect_district('thing');
select protect_place('thing');

-- Under row-level security the planner takes as index conditions only comparisons that are known to leak nothing; those
-- of arrays, JSON, numbers and geometries are not. The view's owner isn't bound by the policy, and the view repeats what
-- the policy says, so that a search neither loses its index nor sees another district.
do $$
begin
  execute format(
    'create view thing_here as select * from thing where district = current_setting(''citybrain.district'', true) and %s',
    place_condition('see'));
end $$;
comment on view thing_here is 'Things of the session''s district and places, for searches that need the indexes of arrays and geometries';
grant select on thing_here to citybrain_app;

create table thing_fact (
  district text not null,
  thing_id uuid not null,
  revision integer not null,
  kind text not null check (kind in ('created', 'changed', 'ended', 'reopened', 'merged', 'unmerged')),
  type_version integer not null,
  valid_from date,
  valid_to date,
  known_at timestamptz not null default city_now(),
  source_system text not null,
  source_document text,
  actor_id uuid,
  actor_name text not null,
  reason text,
  import_id uuid,
  patch jsonb not null,
  primary key (district, thing_id, revision),
  check (valid_to >= valid_from)
);
create index thing_fact_import on thing_fact (district, import_id, thing_id) where import_id is not null;
comment on table thing_fact is 'What was said about things, since when it is true and since when it is known; append-only';
comment on column thing_fact.district is 'District';
comment on column thing_fact.thing_id is 'Thing';
comment on column thing_fact.revision is 'Revision of the thing that it made; orders the facts of a thing by when they were known';
comment on column thing_fact.kind is 'What it did';
comment on column thing_fact.type_version is 'Version of the definition in whose words it was said';
comment on column thing_fact.valid_from is 'First day on which it is true; null: nobody knows since when';
comment on column thing_fact.valid_to is 'Last day on which it is true; null: until something newer is said';
comment on column thing_fact.known_at is 'City time at which it was recorded';
comment on column thing_fact.source_system is 'System that it comes from';
comment on column thing_fact.source_document is 'Document that it comes from';
comment on column thing_fact.actor_id is 'Account that recorded it';
comment on column thing_fact.actor_name is 'Name as it was then';
comment on column thing_fact.reason is 'Reason that was given';
comment on column thing_fact.import_id is 'Import in whose course it was said';
comment on column thing_fact.patch is 'Values by field, and by $name, $code, $geometry and the like; null: unknown';
select protect_district('thing_fact', 'select, insert');

create table thing_link (
  district text not null,
  from_id uuid not null,
  kind text not null,
  to_id uuid not null,
  revision integer not null,
  linked boolean not null,
  valid_from date,
  valid_to date,
  known_at timestamptz not null default city_now(),
  source_system text not null,
  source_document text,
  actor_id uuid,
  actor_name text not null,
  reason text,
  import_id uuid,
  primary key (district, from_id, kind, to_id, revision),
  check (valid_to >= valid_from),
  check (from_id <> to_id)
);
create index thing_link_back on thing_link (district, to_id, kind, from_id);
comment on table thing_link is 'What was said about relations between things, both times kept; append-only';
comment on column thing_link.district is 'District';
comment on column thing_link.from_id is 'Thing whose relation it is';
comment on column thing_link.kind is 'Kind of the relation, as the type of the thing names it';
comment on column thing_link.to_id is 'Thing it leads to';
comment on column thing_link.revision is 'Counts what was said of this relation; of two that speak of a day the higher one counts';
comment on column thing_link.linked is 'Whether they are related on these days';
comment on column thing_link.valid_from is 'First day; null: nobody knows since when';
comment on column thing_link.valid_to is 'Last day; null: until something newer is said';
comment on column thing_link.known_at is 'City time at which it was recorded';
comment on column thing_link.source_system is 'System that it comes from';
comment on column thing_link.source_document is 'Document that it comes from';
comment on column thing_link.actor_id is 'Account that recorded it';
comment on column thing_link.actor_name is 'Name as it was then';
comment on column thing_link.reason is 'Reason that was given';
comment on column thing_link.import_id is 'Import in whose course it was said';
select protect_district('thing_link', 'select, insert');

create table request_key (
  district text not null,
  key text not null,
  caller text not null,
  fingerprint text not null,
  reply jsonb,
  at timestamptz not null default now(),
  constraint request_key_once primary key (district, caller, key)
);
create index request_key_age on request_key (at);
comment on table request_key is 'Idempotency-Key of requests: written with the change that the request made';
comment on column request_key.district is 'District';
comment on column request_key.key is 'Key that the caller chose';
comment on column request_key.caller is 'Account, or way in';
comment on column request_key.fingerprint is 'SHA-256 of method, address and body: the same key with another request is refused';
comment on column request_key.reply is 'The answer; null where the server ended before it was written';
comment on column request_key.at is 'System time; kept for a day';
select protect_district('request_key');
