create table catalogue_entry (
  district text not null,
  type text not null,
  sharing text check (sharing in ('unconditional', 'conditional', 'none')),
  department text,
  frequency text check (frequency in ('realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'irregular')),
  revision integer not null default 1,
  updated_at timestamptz not null default citybrain.city_now(),
  updated_by text not null,
  primary key (district, type)
);
comment on table catalogue_entry is 'What the district says of a type as a data resource, beside and over what its pack says';
comment on column catalogue_entry.district is 'District';
comment on column catalogue_entry.type is 'Type';
comment on column catalogue_entry.sharing is 'Sharing class; null: as the pack has it';
comment on column catalogue_entry.department is 'Department that answers for the data; null: nobody named';
comment on column catalogue_entry.frequency is 'How often the data are brought up to date; null: not known';
comment on column catalogue_entry.revision is 'Counts its changes';
comment on column catalogue_entry.updated_at is 'City time';
comment on column catalogue_entry.updated_by is 'Name of who changed it';
select protect_district('catalogue_entry');

create table data_request (
  district text not null,
  id uuid not null default gen_random_uuid(),
  type text not null,
  department text not null,
  purpose text not null,
  until date not null,
  state text not null default 'waiting' check (state in ('waiting', 'granted', 'refused', 'revoked')),
  requested_at timestamptz not null default citybrain.city_now(),
  requested_by_id uuid,
  requested_by text not null,
  decided_at timestamptz,
  decided_by_id uuid,
  decided_by text,
  reason text,
  revision integer not null default 1,
  primary key (district, id)
);
create index data_request_newest on data_request (district, requested_at desc, id);
comment on table data_request is 'What departments asked to use, and what was answered';
comment on column data_request.district is 'District';
comment on column data_request.id is 'Identifier';
comment on column data_request.type is 'Type that is asked for';
comment on column data_request.department is 'Department that wants to use it';
comment on column data_request.purpose is 'What for';
comment on column data_request.until is 'Last day';
comment on column data_request.state is 'waiting, granted, refused, or revoked after it was granted';
comment on column data_request.requested_at is 'City time';
comment on column data_request.requested_by_id is 'Account';
comment on column data_request.requested_by is 'Name as it was then';
comment on column data_request.decided_at is 'City time of the last decision';
comment on column data_request.decided_by_id is 'Account';
comment on column data_request.decided_by is 'Name as it was then';
comment on column data_request.reason is 'Reason of the last decision';
comment on column data_request.revision is 'Counts its changes';
select protect_district('data_request', 'select, insert, update');

create table data_use (
  district text not null,
  type text not null,
  used_on date not null,
  reader text not null,
  via text not null,
  requests integer not null,
  things integer not null,
  primary key (district, type, used_on, reader, via)
);
comment on table data_use is 'Who read how much of which type on a day; each process adds what it counted once a minute';
comment on column data_use.district is 'District';
comment on column data_use.type is 'Type';
comment on column data_use.used_on is 'Day of the city';
comment on column data_use.reader is 'Name of the person, or of the person and the API key';
comment on column data_use.via is 'session, key, socket or system';
comment on column data_use.requests is 'Requests answered';
comment on column data_use.things is 'Things given';
select protect_district('data_use', 'select, insert, update');

alter table quality_run add column known jsonb not null default '{}';
comment on column quality_run.known is 'By field: present things in which it is known';
