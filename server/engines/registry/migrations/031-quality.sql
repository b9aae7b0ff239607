create table quality_run (
  district text not null,
  type text not null,
  tallies jsonb not null,
  sources jsonb not null,
  unsound uuid[] not null,
  milliseconds integer not null,
  job uuid,
  at timestamptz not null default citybrain.city_now(),
  primary key (district, type)
);
comment on table quality_run is 'What the quality rules of a type found when they were applied last: counts, no values of things';
comment on column quality_run.district is 'District';
comment on column quality_run.type is 'Type';
comment on column quality_run.tallies is 'By rule and source: things checked and passed; see RuleTally';
comment on column quality_run.sources is 'Things by source, the two hundred largest';
comment on column quality_run.unsound is 'Things whose code is not sound, a thousand at most: SQL can''t check codes';
comment on column quality_run.milliseconds is 'How long it took';
comment on column quality_run.job is 'Job that did it';
comment on column quality_run.at is 'City time';
select protect_district('quality_run');
