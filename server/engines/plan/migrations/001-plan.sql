create table plan_document (
  district text not null references district,
  id uuid not null,
  title text not null,
  kind text not null,
  period text not null,
  file_name text,
  format text not null,
  media_type text not null,
  encoding text,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  byte_count integer not null,
  character_count integer not null,
  original bytea not null,
  content text not null,
  published_on date,
  boilerplate jsonb not null,
  sections jsonb not null,
  clauses jsonb not null,
  results jsonb not null,
  sample boolean not null,
  revision integer not null default 1,
  imported_at timestamptz not null,
  imported_by text not null,
  begun_at timestamptz not null default statement_timestamp(),
  primary key (district, id)
);
-- Most originals are packed already; trying to pack them again costs a third of a second for six megabytes.
alter table plan_document alter column original set storage external;
comment on table plan_document is 'Documents that promise something, with their original files (规划文件)';
comment on column plan_document.district is 'Six digits of GB/T 2260';
comment on column plan_document.id is 'Random';
comment on column plan_document.title is 'As the text or the planner names it';
comment on column plan_document.kind is 'annual-plan, work-report, budget, city-assignment, livelihood-list, five-year-outline, other';
comment on column plan_document.period is 'Year or span of years it plans for: 2023, 2021-2025';
comment on column plan_document.file_name is 'Name of the file as it came; null of a pasted text';
comment on column plan_document.format is 'txt, docx, doc, wps, ofd, html, pdf: found by content';
comment on column plan_document.media_type is 'IANA media type of the original';
comment on column plan_document.encoding is 'Character encoding of a text file';
comment on column plan_document.sha256 is 'Of the original, hexadecimal';
comment on column plan_document.byte_count is 'Size of the original';
comment on column plan_document.character_count is 'Code points of the stored text';
comment on column plan_document.original is 'The file byte for byte';
comment on column plan_document.content is 'The stored text, extracted once; every offset counts its code points';
comment on column plan_document.published_on is 'Day of publication as printed in the document';
comment on column plan_document.boilerplate is 'Stretches that belong to a web page: {start, end, reason}';
comment on column plan_document.sections is 'Outline as the compiler read it';
comment on column plan_document.clauses is 'Clauses with their section and role';
comment on column plan_document.results is 'Figures of past years (成果), which are no commitments';
comment on column plan_document.sample is 'Made for demonstration';
comment on column plan_document.revision is 'Counts changes of title and kind';
comment on column plan_document.imported_at is 'City time of the import';
comment on column plan_document.imported_by is 'Name of the person';
comment on column plan_document.begun_at is 'System time at which its import began to write; without a version an hour later, it was cut short and is removed';
create index plan_document_newest on plan_document (district, imported_at desc, id desc);
select protect_district('plan_document');

create table plan_version (
  district text not null references district,
  plan_id uuid not null,
  number integer not null check (number >= 1),
  state text not null check (state in ('draft', 'reviewed', 'approved', 'adjusted')),
  adjusts integer,
  reason text,
  approved_on date,
  approved_by text,
  basis jsonb,
  revision integer not null default 1,
  changed_at timestamptz not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (district, plan_id, number),
  foreign key (district, plan_id) references plan_document on delete cascade,
  check ((state in ('approved', 'adjusted')) = (approved_on is not null))
);
comment on table plan_version is 'Versions of a document''s register; an approved one is never edited, only adjusted by a new one';
comment on column plan_version.district is 'Six digits of GB/T 2260';
comment on column plan_version.plan_id is 'The document';
comment on column plan_version.number is '1, 2, 3 …';
comment on column plan_version.state is 'draft → reviewed → approved; an adjustment ends as adjusted';
comment on column plan_version.adjusts is 'The approved version that this one adjusts';
comment on column plan_version.reason is 'Why the plan is adjusted';
comment on column plan_version.approved_on is 'Day of the meeting that approved it';
comment on column plan_version.approved_by is 'The people''s congress or standing committee meeting';
comment on column plan_version.basis is 'Clause of the law in force on that day';
comment on column plan_version.revision is 'Counts changes of state';
comment on column plan_version.changed_at is 'City time of the last change of a row; written by every change, so that approval and edit exclude each other';
comment on column plan_version.created_at is 'City time';
comment on column plan_version.created_by is 'Name of the person';
select protect_district('plan_version');

-- A search reads its column of every row: it stands before the wide ones. Rows hang on the document, not on its version:
-- a long import writes them in pieces before there is a version.
create table commitment (
  district text not null references district,
  plan_id uuid not null,
  version integer not null,
  id uuid not null,
  start_at integer not null,
  end_at integer not null,
  revision integer not null,
  state text not null check (state in ('proposed', 'accepted', 'rejected')),
  kind text not null,
  search text not null,
  section text not null,
  period text not null,
  origin text not null,
  subject text not null,
  reading jsonb not null,
  leads text[] not null,
  co_operating text[] not null,
  leader text,
  milestone text,
  due_on date,
  next_report_on date,
  evidence text,
  note text,
  owner_reason jsonb,
  primary key (district, plan_id, version, id),
  foreign key (district, plan_id) references plan_document on delete cascade,
  check (start_at >= 0 and end_at > start_at)
);
comment on table commitment is 'Rows of the register (台账): one promise each, with its owner and its proof';
comment on column commitment.district is 'Six digits of GB/T 2260';
comment on column commitment.plan_id is 'The document';
comment on column commitment.version is 'Version of the register';
comment on column commitment.id is 'The same in all versions of one document';
comment on column commitment.start_at is 'First code point of the clause in the stored text';
comment on column commitment.end_at is 'Code point after the clause';
comment on column commitment.kind is 'indicator-target, quantified-task, project, mechanism, qualitative-task';
comment on column commitment.section is 'Number in the outline, 2.3.1';
comment on column commitment.period is 'Year or span of years';
comment on column commitment.state is 'proposed by the compiler, accepted or rejected by a planner';
comment on column commitment.origin is 'compiled, added, split, merged';
comment on column commitment.revision is 'Counts changes of this row';
comment on column commitment.subject is 'The indicator or the thing promised';
comment on column commitment.reading is 'All that was read of the clause: comparator, exact value, unit, measure …';
comment on column commitment.leads is 'Department codes; the first one leads (牵头单位)';
comment on column commitment.co_operating is 'Department codes (配合单位)';
comment on column commitment.leader is 'Responsible leader (分管区领导)';
comment on column commitment.milestone is 'What is to be reached';
comment on column commitment.due_on is 'Last day';
comment on column commitment.next_report_on is 'Day of the next report';
comment on column commitment.evidence is 'What will prove it';
comment on column commitment.note is 'Remarks';
comment on column commitment.owner_reason is 'Why the owner was suggested; null once a person has chosen';
comment on column commitment.search is 'Lower-case text, pinyin and initials that a search looks in';
create index commitment_in_place on commitment (district, plan_id, version, start_at, id);
create index commitment_by_state on commitment (district, plan_id, version, state);
create index commitment_by_lead on commitment using gin (leads);
select protect_district('commitment');

create table register_change (
  district text not null references district,
  plan_id uuid not null,
  version integer not null,
  id uuid not null,
  seq bigint generated always as identity,
  did text not null,
  undoes uuid,
  before jsonb not null,
  after jsonb not null,
  row_ids uuid[] not null,
  by_name text not null,
  at timestamptz not null,
  primary key (district, plan_id, version, id),
  unique (district, plan_id, version, undoes),
  foreign key (district, plan_id, version) references plan_version on delete cascade
);
comment on table register_change is 'Every change of the register with whole rows before and after, so that it can be undone';
comment on column register_change.district is 'Six digits of GB/T 2260';
comment on column register_change.plan_id is 'The document';
comment on column register_change.version is 'Version of the register';
comment on column register_change.id is 'Made by whoever asks, so that a retry changes nothing twice';
comment on column register_change.seq is 'Order of changes';
comment on column register_change.did is 'accept, reject, reopen, edit, assign, split, merge, add, undo';
comment on column register_change.undoes is 'The change taken back, at most once';
comment on column register_change.before is 'Rows as they were';
comment on column register_change.after is 'Rows as they became';
comment on column register_change.row_ids is 'Rows concerned';
comment on column register_change.by_name is 'Name of the person';
comment on column register_change.at is 'City time';
create index register_change_newest on register_change (district, plan_id, version, seq desc);
create index register_change_of_row on register_change using gin (row_ids);
select protect_district('register_change');

create table confirmed_clause (
  district text not null references district,
  plan_id uuid not null,
  version integer not null,
  start_at integer not null,
  end_at integer not null,
  confirmed_by text not null,
  confirmed_at timestamptz not null,
  primary key (district, plan_id, version, start_at, end_at),
  foreign key (district, plan_id, version) references plan_version on delete cascade
);
comment on table confirmed_clause is 'Clauses that a planner confirmed as promising nothing';
comment on column confirmed_clause.district is 'Six digits of GB/T 2260';
comment on column confirmed_clause.plan_id is 'The document';
comment on column confirmed_clause.version is 'Version of the register';
comment on column confirmed_clause.start_at is 'First code point';
comment on column confirmed_clause.end_at is 'Code point after the last';
comment on column confirmed_clause.confirmed_by is 'Name of the person';
comment on column confirmed_clause.confirmed_at is 'City time';
select protect_district('confirmed_clause');

create table target_link (
  district text not null references district,
  id uuid not null,
  title text not null,
  linked_by text not null,
  linked_at timestamptz not null,
  primary key (district, id)
);
comment on table target_link is 'One target that stands in several documents';
comment on column target_link.district is 'Six digits of GB/T 2260';
comment on column target_link.id is 'Made by whoever asks';
comment on column target_link.title is 'Name of the target';
comment on column target_link.linked_by is 'Name of the person';
comment on column target_link.linked_at is 'City time';
select protect_district('target_link');

create table target_link_member (
  district text not null references district,
  plan_id uuid not null,
  commitment_id uuid not null,
  link_id uuid not null,
  primary key (district, plan_id, commitment_id),
  foreign key (district, plan_id) references plan_document on delete cascade,
  foreign key (district, link_id) references target_link on delete cascade
);
comment on table target_link_member is 'Rows that are one target; a row belongs to one link at most';
comment on column target_link_member.district is 'Six digits of GB/T 2260';
comment on column target_link_member.plan_id is 'The document';
comment on column target_link_member.commitment_id is 'The row, in all versions';
comment on column target_link_member.link_id is 'The link';
create index target_link_member_of_link on target_link_member (district, link_id);
select protect_district('target_link_member');
