-- A search reads its column of every row; behind twenty others that took 42 ms of processor time at 50 000 rows, in the
-- tenth place it takes 27 ms. The same table, then, in another order of columns, and an index from which states are
-- counted.
alter table commitment rename to commitment_in_old_order;
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
  check (start_at >= 0 and end_at > start_at)
);
insert into commitment (district, plan_id, version, id, start_at, end_at, revision, state, kind, search, section, period,
    origin, subject, reading, leads, co_operating, leader, milestone, due_on, next_report_on, evidence, note, owner_reason)
  select district, plan_id, version, id, start_at, end_at, revision, state, kind, search, section, period,
    origin, subject, reading, leads, co_operating, leader, milestone, due_on, next_report_on, evidence, note, owner_reason
  from commitment_in_old_order;
drop table commitment_in_old_order;
alter table commitment add primary key (district, plan_id, version, id);
alter table commitment add foreign key (district, plan_id) references plan_document on delete cascade;
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
