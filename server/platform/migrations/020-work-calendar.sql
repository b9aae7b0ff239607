create table work_calendar (
  district text not null,
  key text not null,
  definition jsonb not null,
  revision integer not null default 1,
  updated_at timestamptz not null default city_now(),
  updated_by text not null,
  primary key (district, key)
);
comment on table work_calendar is 'Work calendars that people have changed; those not here are as the district''s data folder has them';
comment on column work_calendar.district is 'District';
comment on column work_calendar.key is 'Name of the calendar within the district';
comment on column work_calendar.definition is 'Title, office hours by version, and days ruled otherwise than notice and weekday do';
comment on column work_calendar.revision is 'Counts its changes';
comment on column work_calendar.updated_at is 'City time';
comment on column work_calendar.updated_by is 'Name of who changed it';
select protect_district('work_calendar', 'select, insert, update');
