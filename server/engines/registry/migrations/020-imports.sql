create table thing_import (
  district text not null,
  id uuid not null,
  file_name text not null,
  byte_count bigint not null check (byte_count > 0),
  state text not null check (state in ('uploading', 'uploaded', 'mapped', 'checking', 'checked', 'running', 'done',
    'cancelled', 'failed', 'interrupted', 'undoing', 'undone')),
  format text,
  encoding text,
  delimiter text,
  sheets jsonb not null default '[]',
  mapping jsonb,
  type text,
  checked jsonb,
  rows_found integer,
  next_row integer not null default 0,
  chunks integer not null default 0,
  created_count integer not null default 0,
  updated_count integer not null default 0,
  unchanged_count integer not null default 0,
  refused_count integer not null default 0,
  skipped_count integer not null default 0,
  undone jsonb,
  refusal jsonb,
  job uuid,
  created_at timestamptz not null default citybrain.city_now(),
  created_by_id uuid,
  created_by text not null,
  ended_at timestamptz,
  revision integer not null default 1,
  primary key (district, id)
);
create index thing_import_newest on thing_import (district, created_at desc, id);
comment on table thing_import is 'Imports of things from sheets: what was uploaded, how it is read, how far it got';
comment on column thing_import.district is 'District';
comment on column thing_import.id is 'Identifier; facts that it wrote name it';
comment on column thing_import.file_name is 'Name of the file as uploaded';
comment on column thing_import.byte_count is 'Size of the file as announced';
comment on column thing_import.state is 'How far it is; see ThingImportState';
comment on column thing_import.format is 'xlsx or csv; null until the file has been looked at';
comment on column thing_import.encoding is 'Of a .csv';
comment on column thing_import.delimiter is 'Of a .csv';
comment on column thing_import.sheets is 'Worksheets with their first rows and where their header seems to stand';
comment on column thing_import.mapping is 'How columns become fields; see ImportMapping';
comment on column thing_import.type is 'Type of the things';
comment on column thing_import.checked is 'What a run would do: counts and the first rows; null until checked';
comment on column thing_import.rows_found is 'Rows of data that the check found';
comment on column thing_import.next_row is 'First row of the sheet, from 0, that no written chunk holds';
comment on column thing_import.chunks is 'Chunks written; a chunk is written only upon the number before it, so that none is written twice';
comment on column thing_import.created_count is 'Things created so far';
comment on column thing_import.updated_count is 'Things changed so far';
comment on column thing_import.unchanged_count is 'Rows that said nothing new';
comment on column thing_import.refused_count is 'Rows refused';
comment on column thing_import.skipped_count is 'Rows that are no data: totals, notes';
comment on column thing_import.undone is 'What undoing did: counts; null while it stands';
comment on column thing_import.refusal is 'Why it failed: code and words';
comment on column thing_import.job is 'Job that works on it or did last';
comment on column thing_import.created_at is 'City time';
comment on column thing_import.created_by_id is 'Account';
comment on column thing_import.created_by is 'Name of who began it';
comment on column thing_import.ended_at is 'City time at which the run or the undoing ended';
comment on column thing_import.revision is 'Counts its changes';
select protect_district('thing_import');

create table thing_import_part (
  district text not null,
  import_id uuid not null,
  number integer not null check (number >= 0),
  bytes bytea not null check (length(bytes) between 1 and 4194304),
  primary key (district, import_id, number),
  foreign key (district, import_id) references thing_import (district, id) on delete cascade
);
alter table thing_import_part alter column bytes set storage external;
comment on table thing_import_part is 'The uploaded file in parts of 4 MiB, so that every process of a city can read it';
comment on column thing_import_part.district is 'District';
comment on column thing_import_part.import_id is 'Import';
comment on column thing_import_part.number is 'Place of the part, from 0';
comment on column thing_import_part.bytes is 'At most 4 MiB; all parts but the last are that long';
select protect_district('thing_import_part');

create table thing_import_fault (
  district text not null,
  import_id uuid not null,
  pass text not null check (pass in ('check', 'run')),
  sheet_row integer not null,
  place integer not null,
  sheet_column integer,
  value text,
  words_zh text not null,
  words_en text not null,
  primary key (district, import_id, pass, sheet_row, place),
  foreign key (district, import_id) references thing_import (district, id) on delete cascade
);
comment on table thing_import_fault is 'What was wrong with rows, cell by cell; the first 20 000 of a pass';
comment on column thing_import_fault.district is 'District';
comment on column thing_import_fault.import_id is 'Import';
comment on column thing_import_fault.pass is 'check or run';
comment on column thing_import_fault.sheet_row is 'Row as Excel numbers it';
comment on column thing_import_fault.place is 'Order within the row';
comment on column thing_import_fault.sheet_column is 'Column from 0; null: the row as a whole';
comment on column thing_import_fault.value is 'What stands in the cell, at most 200 characters';
comment on column thing_import_fault.words_zh is 'What is wrong, in Chinese';
comment on column thing_import_fault.words_en is 'What is wrong, in English';
select protect_district('thing_import_fault');

create table thing_import_conflict (
  district text not null,
  import_id uuid not null,
  thing_id uuid not null,
  name text not null,
  words_zh text not null,
  words_en text not null,
  primary key (district, import_id, thing_id),
  foreign key (district, import_id) references thing_import (district, id) on delete cascade
);
comment on table thing_import_conflict is 'Things that undoing an import left alone, since they were changed after it';
comment on column thing_import_conflict.district is 'District';
comment on column thing_import_conflict.import_id is 'Import';
comment on column thing_import_conflict.thing_id is 'Thing';
comment on column thing_import_conflict.name is 'Its name then';
comment on column thing_import_conflict.words_zh is 'Why, in Chinese';
comment on column thing_import_conflict.words_en is 'Why, in English';
select protect_district('thing_import_conflict');

create table import_memory (
  district text not null,
  signature text not null,
  type text not null,
  mapping jsonb not null,
  used_at timestamptz not null default citybrain.city_now(),
  primary key (district, signature)
);
comment on table import_memory is 'How sheets of a form were mapped last, so that the next one need not be mapped again';
comment on column import_memory.district is 'District';
comment on column import_memory.signature is 'SHA-256 of the type and the columns'' names in order';
comment on column import_memory.type is 'Type of the things';
comment on column import_memory.mapping is 'The mapping as confirmed';
comment on column import_memory.used_at is 'City time';
select protect_district('import_memory');
