-- Apart from the case: what names a person can be erased here, while the case, its entries and the log stay as they are.
create table case_reporter (
  district text not null,
  id uuid not null,
  case_id uuid not null,
  follows uuid not null,
  number integer not null check (number > 0),
  name text,
  phone text,
  channel text not null,
  told boolean not null,
  code_hash text,
  joined_at timestamptz not null,
  stars integer check (stars between 1 and 5),
  rated_at timestamptz,
  primary key (district, id),
  constraint case_reporter_number unique (district, case_id, number),
  constraint case_reporter_code unique (district, code_hash)
);
create index case_reporter_follows on case_reporter (district, follows, joined_at, id);
comment on table case_reporter is 'Who reported cases, as far as they said; the only place where they are named';
comment on column case_reporter.district is 'District';
comment on column case_reporter.id is 'Identifier, made by whoever entered it';
comment on column case_reporter.case_id is 'Case that they reported';
comment on column case_reporter.follows is 'Case under which it goes on: the same, or the one that it was merged into';
comment on column case_reporter.number is 'Counts the reporters of the case that they reported; all that its events say of them';
comment on column case_reporter.name is 'As they want to be called; null: not said';
comment on column case_reporter.phone is 'Telephone number; null: not said';
comment on column case_reporter.channel is 'How they came: a source of the case’s type';
comment on column case_reporter.told is 'Wants to be told how it goes';
comment on column case_reporter.code_hash is 'SHA-256 of their tracking code in hexadecimal; null: they have none';
comment on column case_reporter.joined_at is 'City time';
comment on column case_reporter.stars is 'How they judged the newest end that they judged, 1 to 5';
comment on column case_reporter.rated_at is 'City time at which they did';
select protect_district('case_reporter', 'select, insert, update');
-- Whoever sees the case sees who reported it; the new row of a merge is that of a case which they may not see.
create policy seen_place on case_reporter as restrictive for select using (
  (select current_setting('citybrain.streets', true) = '')
  or exists (select from case_file f
    where f.district = case_reporter.district and f.id in (case_reporter.case_id, case_reporter.follows)));

create table case_door (
  district text not null,
  kind text not null,
  key text not null,
  since timestamptz not null,
  uses integer not null,
  primary key (district, kind, key)
);
create index case_door_since on case_door (district, since);
comment on table case_door is 'How often the public door was used within the hour; rows of past hours are swept with the next use';
comment on column case_door.district is 'District';
comment on column case_door.kind is 'report, or code: a code that opened nothing';
comment on column case_door.key is 'Network address that it was used from; * is the whole district';
comment on column case_door.since is 'System time at which the hour began';
comment on column case_door.uses is 'Times';
select protect_district('case_door');
