create table region_set (
  district text primary key,
  version bigint not null,
  changed_at timestamptz not null default statement_timestamp()
);
comment on table region_set is 'One row per district: which state its regions are in; indexes in memory compare it, changes lock it';
comment on column region_set.district is 'District';
comment on column region_set.version is 'Counts changes of any region of the district';
comment on column region_set.changed_at is 'System time of the last change';
select protect_district('region_set');

create table region (
  district text not null,
  id uuid not null,
  kind text not null check (kind in ('district', 'street', 'community', 'grid', 'zone')),
  code text check (code ~ '^[0-9]+$' and length(code)
    = case kind when 'district' then 6 when 'street' then 9 when 'community' then 12 when 'grid' then 15 end),
  sample boolean not null default false,
  revision integer not null default 1,
  withdrawn_at timestamptz,
  primary key (district, id),
  check (kind <> 'zone' or code is null)
);
-- A retired code is never reused; that of an import taken back was never given.
create unique index region_code on region (district, code) where code is not null and withdrawn_at is null;
create index region_order on region (district, coalesce(code, '~') collate "C", id);
comment on table region is 'Pieces of ground: district, streets, communities, cells of the unit grid, free zones';
comment on column region.district is 'District';
comment on column region.id is 'Identifier';
comment on column region.kind is 'What it is; zones are free, the others form a chain';
comment on column region.code is 'Statistical code, each beginning with that of its parent; null where not known, and of zones';
comment on column region.sample is 'Made up for the sample city';
comment on column region.revision is 'Counts changes';
comment on column region.withdrawn_at is 'City time since which it counts as never recorded: its import was taken back';
select protect_district('region');

create table region_version (
  district text not null,
  region_id uuid not null,
  number integer not null,
  name text not null,
  parent_id uuid,
  geometry geometry(multipolygon, 4490),
  area_m2 double precision,
  valid_from date,
  valid_to date,
  source text not null,
  import_id uuid,
  recorded_at timestamptz not null default city_now(),
  recorded_by text not null,
  withdrawn_at timestamptz,
  primary key (district, region_id, number),
  foreign key (district, region_id) references region (district, id),
  check (valid_from <= valid_to)
);
create index region_version_parent on region_version (district, parent_id) where withdrawn_at is null;
create index region_version_import on region_version (district, import_id) where import_id is not null;
create index region_version_ground on region_version using gist (geometry) where withdrawn_at is null;
comment on table region_version is 'States of regions with the days on which they hold; a boundary that changes is another one';
comment on column region_version.district is 'District';
comment on column region_version.region_id is 'Region';
comment on column region_version.number is 'Order of recording within the region, from 1';
comment on column region_version.name is 'Name';
comment on column region_version.parent_id is 'Region it lies in; null where not known, and of the district itself';
comment on column region_version.geometry is 'Area in CGCS2000; null where no boundary is known';
comment on column region_version.area_m2 is 'Area on the ellipsoid, square metres';
comment on column region_version.valid_from is 'First day; null since ever';
comment on column region_version.valid_to is 'Last day; null while it lasts';
comment on column region_version.source is 'Where the record comes from';
comment on column region_version.import_id is 'Import that made it';
comment on column region_version.recorded_at is 'City time of recording';
comment on column region_version.recorded_by is 'Name of who recorded it, as it was then';
comment on column region_version.withdrawn_at is 'City time since which it is known to be wrong';
select protect_district('region_version');

-- Under row-level security no spatial index is used, as its operators are not leakproof: the view repeats the policy, and
-- its owner is not bound by it, so conditions reach the index and other districts stay unseen. Without statistics (a new
-- layer, the embedded database) the planner would walk every row of the district: the appended nothing hides that way.
create view region_ground as
  select v.district, v.region_id, v.number, r.kind, r.code, v.name, v.parent_id, v.geometry, v.valid_from, v.valid_to
  from region_version v join region r on r.district = v.district and r.id = v.region_id
  where v.district || '' = current_setting('citybrain.district', true) and v.geometry is not null
    and v.withdrawn_at is null and r.withdrawn_at is null;
comment on view region_ground is 'Boundaries of the district of the session, for searches that need the spatial index';
grant select on region_ground to citybrain_app;

create table region_import (
  district text not null,
  id uuid not null,
  file_name text,
  format text not null check (format in ('geojson', 'shapefile', 'kml', 'kmz', 'csv')),
  encoding text,
  sha256 text not null,
  original bytea not null,
  state text not null check (state in ('preview', 'applied', 'undone')),
  settings jsonb not null,
  preview jsonb not null,
  features integer not null,
  revision integer not null default 1,
  created_at timestamptz not null default city_now(),
  created_by text not null,
  applied_at timestamptz,
  undone_at timestamptz,
  primary key (district, id)
);
create index region_import_newest on region_import (district, created_at desc, id desc);
comment on table region_import is 'Files of spatial data and what was made of them';
comment on column region_import.district is 'District';
comment on column region_import.id is 'Identifier';
comment on column region_import.file_name is 'Name of the file, without its path';
comment on column region_import.format is 'Format, by the content of the file';
comment on column region_import.encoding is 'Character encoding in which its texts were read';
comment on column region_import.sha256 is 'SHA-256 of the file, hexadecimal';
comment on column region_import.original is 'The file, byte for byte';
comment on column region_import.state is 'preview: nothing changed yet; applied; undone: taken back as a whole';
comment on column region_import.settings is 'Kind, datum, fields, first day and source that were chosen';
comment on column region_import.preview is 'Fields, faults, hints, counts and extent under these settings';
comment on column region_import.features is 'Features in the file';
comment on column region_import.revision is 'Counts changes';
comment on column region_import.created_at is 'City time of the upload';
comment on column region_import.created_by is 'Name of who uploaded it';
comment on column region_import.applied_at is 'City time of the application';
comment on column region_import.undone_at is 'City time at which it was taken back';
select protect_district('region_import');

create table region_import_feature (
  district text not null,
  import_id uuid not null,
  number integer not null,
  code text,
  name text,
  act text not null check (act in ('add', 'change', 'same', 'fault')),
  region_id uuid,
  parent_id uuid,
  fields jsonb not null,
  geometry geometry(multipolygon, 4490),
  primary key (district, import_id, number),
  foreign key (district, import_id) references region_import (district, id) on delete cascade
);
create index region_import_feature_ground on region_import_feature using gist (geometry);
comment on table region_import_feature is 'Features of an import, read under its settings';
comment on column region_import_feature.district is 'District';
comment on column region_import_feature.import_id is 'Import';
comment on column region_import_feature.number is 'Place in the file, from 1';
comment on column region_import_feature.code is 'Code, from the field chosen';
comment on column region_import_feature.name is 'Name, from the field chosen';
comment on column region_import_feature.act is 'What applying does to it';
comment on column region_import_feature.region_id is 'Region that it adds or changes';
comment on column region_import_feature.parent_id is 'Region that it will lie in';
comment on column region_import_feature.fields is 'Its fields as texts';
comment on column region_import_feature.geometry is 'Its area in CGCS2000; null where it has none';
select protect_district('region_import_feature');

create view region_import_ground as
  select district, import_id, number, code, name, region_id, parent_id, geometry
  from region_import_feature
  where district || '' = current_setting('citybrain.district', true) and geometry is not null;
comment on view region_import_ground is 'Areas of previews in the district of the session, for searches that need the spatial index';
grant select on region_import_ground to citybrain_app;
