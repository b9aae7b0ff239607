create table case_type (
  key text not null,
  version integer not null check (version > 0),
  definition jsonb not null,
  adopted_at timestamptz not null default now(),
  primary key (key, version)
);
comment on table case_type is 'Types of cases as packs brought them, each version once; a case keeps the one it was opened under';
comment on column case_type.key is 'Name of the type';
comment on column case_type.version is 'Version of the definition';
comment on column case_type.definition is 'The definition: flow, forms, clocks, ladders, filing standards';
comment on column case_type.adopted_at is 'System time at which a server first started with it';
grant select on case_type to citybrain_app;

-- A process takes a block at a time: a number costs no round trip, and gaps mean nothing.
create sequence case_number as bigint increment by 50;
comment on sequence case_number is 'Numbers of cases, in blocks of fifty';
grant usage on sequence case_number to citybrain_app;

create table case_file (
  district text not null,
  id uuid not null,
  number text not null collate "C",
  type text not null,
  version integer not null,
  revision integer not null check (revision > 0),
  opened_at timestamptz not null,
  changed_at timestamptz not null default city_now(),
  ended_at timestamptz,
  ending text,
  title text not null,
  source text not null,
  category text,
  department text,
  departments text[] not null,
  street text,
  community text,
  grid text,
  geometry geometry(Point, 4490),
  about uuid,
  opener_id uuid,
  due_at timestamptz,
  next_at timestamptz,
  supervised boolean not null,
  state jsonb not null,
  primary key (district, id),
  constraint case_file_number unique (district, number)
);
create index case_file_next on case_file (district, next_at) where next_at is not null;
create index case_file_newest on case_file (district, type, opened_at desc, id desc);
create index case_file_open on case_file (district, type, due_at, id) where ended_at is null;
create index case_file_opener on case_file (district, opener_id, opened_at desc, id desc) where opener_id is not null;
create index case_file_about on case_file (district, about) where about is not null;
create index case_file_ground on case_file using gist (geometry) where geometry is not null;
comment on table case_file is 'Cases as they stand; what happened to each is in case_entry';
comment on column case_file.district is 'District';
comment on column case_file.id is 'Identifier, made by whoever opened it';
comment on column case_file.number is 'Number by which people name it';
comment on column case_file.type is 'Type';
comment on column case_file.version is 'Version of the type that it was opened under';
comment on column case_file.revision is 'Counts its entries';
comment on column case_file.opened_at is 'City time';
comment on column case_file.changed_at is 'City time of the newest entry';
comment on column case_file.ended_at is 'City time of its end; null while it is open';
comment on column case_file.ending is 'The end that it came to';
comment on column case_file.title is 'What lists show: its class, and what is said of it that is not personal';
comment on column case_file.source is 'How it came in';
comment on column case_file.category is 'Class';
comment on column case_file.department is 'Department in charge';
comment on column case_file.departments is 'Every department that has or had work on it: these see it';
comment on column case_file.street is 'Street it lies in, nine digits';
comment on column case_file.community is 'Community it lies in, twelve digits';
comment on column case_file.grid is 'Cell of the unit grid it lies in, fifteen digits';
comment on column case_file.geometry is 'CGCS2000 (EPSG:4490)';
comment on column case_file.about is 'Thing that it is about';
comment on column case_file.opener_id is 'Account that opened it';
comment on column case_file.due_at is 'City time at which the next of its running clocks is due; null where none runs';
comment on column case_file.next_at is 'City time at which something happens to it by itself; a sweep looks for it';
comment on column case_file.supervised is 'It is under supervision (督办)';
comment on column case_file.state is 'All that a decision on it needs to know';

create table case_entry (
  district text not null,
  case_id uuid not null,
  revision integer not null check (revision > 0),
  event jsonb not null,
  at timestamptz not null,
  primary key (district, case_id, revision)
);
comment on table case_entry is 'What happened to cases, in order; append-only';
comment on column case_entry.district is 'District';
comment on column case_entry.case_id is 'Case';
comment on column case_entry.revision is 'Revision of the case that it made';
comment on column case_entry.event is 'The event: who, what, why, and all that it changed';
comment on column case_entry.at is 'City time';

create table case_item (
  district text not null,
  case_id uuid not null,
  number integer not null check (number > 0),
  type text not null,
  step text not null,
  entered_at timestamptz not null,
  left_at timestamptz,
  outcome text,
  street text,
  department text,
  assignee_id uuid,
  assignee_name text,
  done_by uuid,
  due_at timestamptz,
  law_due_at timestamptz,
  urgent_at timestamptz not null,
  routed_by text,
  primary key (district, case_id, number)
);
create index case_item_mine on case_item (district, assignee_id, urgent_at, case_id, number) where left_at is null and assignee_id is not null;
-- What desks are counted by stands beside the key.
create index case_item_desk on case_item (district, type, step, urgent_at, case_id, number) include (assignee_id) where left_at is null;
create index case_item_department on case_item (district, department, urgent_at, case_id, number) where left_at is null and department is not null;
create index case_item_due on case_item (district, due_at) where due_at is not null;
comment on table case_item is 'Work on cases, open and done: one row each time that a step is entered';
comment on column case_item.district is 'District';
comment on column case_item.case_id is 'Case';
comment on column case_item.number is 'Number within the case';
comment on column case_item.type is 'Type of the case';
comment on column case_item.step is 'Step of the flow';
comment on column case_item.entered_at is 'City time';
comment on column case_item.left_at is 'City time; null while it is open';
comment on column case_item.outcome is 'Outcome by which it was left; null where it was ended by something else';
comment on column case_item.street is 'Street of the case';
comment on column case_item.department is 'Department that has it';
comment on column case_item.assignee_id is 'Whoever has it';
comment on column case_item.assignee_name is 'Name as it was then';
comment on column case_item.done_by is 'Account that left it';
comment on column case_item.due_at is 'City time at which its own promise is due, or was when it was left';
comment on column case_item.law_due_at is 'City time at which its statutory limit is due, or was when it was left';
comment on column case_item.urgent_at is 'City time of whichever is due first, its own promise or a running clock of its case; infinity where none runs';
comment on column case_item.routed_by is 'Rule by which it came to whoever has it';

create table case_clock (
  district text not null,
  case_id uuid not null,
  key text not null,
  begun_by integer not null,
  type text not null,
  street text,
  department text,
  started_at timestamptz not null,
  stand text not null check (stand in ('runs', 'halted', 'kept', 'stopped')),
  due_at timestamptz,
  law_due_at timestamptz,
  halted_at timestamptz,
  primary key (district, case_id, key, begun_by)
);
create index case_clock_due on case_clock (district, type, key, due_at);
comment on table case_clock is 'Clocks of whole cases: what departments and the district are measured by';
comment on column case_clock.district is 'District';
comment on column case_clock.case_id is 'Case';
comment on column case_clock.key is 'Name of the clock';
comment on column case_clock.begun_by is 'Revision of the case that began it';
comment on column case_clock.type is 'Type of the case';
comment on column case_clock.street is 'Street of the case';
comment on column case_clock.department is 'Department that it runs for';
comment on column case_clock.started_at is 'City time';
comment on column case_clock.stand is 'runs; halted: done for now; kept: the promise was kept early; stopped: over with the case';
comment on column case_clock.due_at is 'City time at which it is due, or was when it halted; null while it stands still';
comment on column case_clock.law_due_at is 'City time at which its statutory limit is due, or was when it halted';
comment on column case_clock.halted_at is 'City time at which it halted, was kept or stopped; null while it runs';

select protect_district('case_file', 'select, insert, update');
select protect_district('case_entry', 'select, insert');
select protect_district('case_item', 'select, insert, update');
select protect_district('case_clock', 'select, insert, update');

-- A case is seen by its street and by every department that has or had work on it. All else of a case goes by the case:
-- each change touches its file, so that who may not write that writes nothing.
create function case_condition(doing text) returns text language plpgsql immutable strict as $$
declare
  places text := citybrain.place_condition(doing);
begin
  return replace(places, 'or department = any (', 'or departments && (');
end $$;
comment on function case_condition is 'SQL condition on columns street and departments, as place_condition makes it of street and department';

do $$
declare
  child text;
begin
  execute format('create policy seen_place on case_file as restrictive for select using %s', case_condition('see'));
  execute format('create policy inserted_place on case_file as restrictive for insert with check %s', case_condition('write'));
  execute format('create policy updated_place on case_file as restrictive for update using %s', case_condition('write'));
  foreach child in array array['case_entry', 'case_item', 'case_clock'] loop
    execute format('create policy seen_place on %1$I as restrictive for select using (
      (select current_setting(''citybrain.streets'', true) = '''')
      or exists (select from case_file f where f.district = %1$I.district and f.id = %1$I.case_id))', child);
  end loop;
end $$;

create table case_rule (
  district text not null,
  id uuid not null,
  revision integer not null check (revision > 0),
  rule jsonb not null,
  changed_at timestamptz not null default city_now(),
  primary key (district, id)
);
comment on table case_rule is 'Rules by which work finds who is responsible for it';
comment on column case_rule.district is 'District';
comment on column case_rule.id is 'Identifier, made by whoever entered it';
comment on column case_rule.revision is 'Counts its changes';
comment on column case_rule.rule is 'Type, step, class, place, hours; department or person; since when and until when';
comment on column case_rule.changed_at is 'City time';
select protect_district('case_rule');

create table case_projection (
  district text not null,
  calendar text not null,
  notice_year integer not null,
  after_id uuid,
  asked_at timestamptz not null default statement_timestamp(),
  primary key (district, calendar)
);
comment on table case_projection is 'By which state of its calendars deadlines of a district were worked out, and how far working them out anew has come';
comment on column case_projection.district is 'District';
comment on column case_projection.calendar is 'Calendar';
comment on column case_projection.notice_year is 'Year of the newest holiday notice that was known';
comment on column case_projection.after_id is 'Last case that was worked out anew; null when all are';
comment on column case_projection.asked_at is 'System time at which it was last asked for';
select protect_district('case_projection', 'select, insert, update');

create table case_handover (
  district text not null,
  account uuid not null,
  successors uuid[] not null,
  noted_at timestamptz not null default clock_timestamp(),
  primary key (district, account)
);
comment on table case_handover is 'People whose open work is to be looked through, since they may not do some of it any more';
comment on column case_handover.district is 'District';
comment on column case_handover.account is 'Whose work';
comment on column case_handover.successors is 'Accounts that may get it';
comment on column case_handover.noted_at is 'System time at which it was last noted';
select protect_district('case_handover');

create table case_errand (
  district text not null,
  case_id uuid not null,
  revision integer not null,
  place integer not null,
  errand jsonb not null,
  refused text,
  noted_at timestamptz not null default clock_timestamp(),
  primary key (district, case_id, revision, place)
);
create index case_errand_open on case_errand (district, noted_at) where refused is null;
comment on table case_errand is 'What follows from cases outside of them: things that change, cases that are opened, parents that are told; gone when done';
comment on column case_errand.district is 'District';
comment on column case_errand.case_id is 'Case that it follows from';
comment on column case_errand.revision is 'Revision of the case that it follows from';
comment on column case_errand.place is 'Which of several';
comment on column case_errand.errand is 'What is to be done';
comment on column case_errand.refused is 'Why it can’t be done, by the code of the refusal; null while it can be tried';
comment on column case_errand.noted_at is 'System time';
select protect_district('case_errand');
