create table responsibility (
  district text not null,
  id uuid not null,
  revision integer not null check (revision > 0),
  row jsonb not null,
  primary key (district, id)
);
comment on table responsibility is 'Rows of the responsibility grid (责任网格): who answers for an area and a class of matter';
comment on column responsibility.district is 'District';
comment on column responsibility.id is 'Identifier, made by whoever entered it';
comment on column responsibility.revision is 'Counts its changes';
comment on column responsibility.row is 'Area, class; department, post or person; since when and until when';
select protect_district('responsibility');

create table responsibility_set (
  district text not null,
  version integer not null,
  primary key (district)
);
comment on table responsibility_set is 'Counts changes of a district’s responsibility grid: what is checked of the whole holds until it is saved';
comment on column responsibility_set.district is 'District';
comment on column responsibility_set.version is 'Counts changes';
select protect_district('responsibility_set');

create table responsibility_past (
  district text not null,
  id uuid not null,
  revision integer not null,
  did text not null check (did in ('entered', 'changed', 'withdrawn', 'imported', 'loaded')),
  row jsonb not null,
  by_name text not null,
  at timestamptz not null,
  primary key (district, id, revision)
);
comment on table responsibility_past is 'Every state that a row of the responsibility grid had; append-only';
comment on column responsibility_past.district is 'District';
comment on column responsibility_past.id is 'Row';
comment on column responsibility_past.revision is 'Revision that it made';
comment on column responsibility_past.did is 'What was done';
comment on column responsibility_past.row is 'The row as it became, or as it was when it was withdrawn';
comment on column responsibility_past.by_name is 'Whoever did it, as they were called then';
comment on column responsibility_past.at is 'City time';
select protect_district('responsibility_past', 'select, insert');
