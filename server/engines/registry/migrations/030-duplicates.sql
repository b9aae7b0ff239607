create table duplicate_pair (
  district text not null,
  id uuid not null default gen_random_uuid(),
  type text not null,
  one_id uuid not null,
  other_id uuid not null,
  score smallint not null check (score between 0 and 100),
  reasons jsonb not null,
  state text not null default 'open' check (state in ('open', 'same', 'different')),
  search integer not null,
  found_at timestamptz not null default citybrain.city_now(),
  decided_at timestamptz,
  decided_by_id uuid,
  decided_by text,
  note text,
  revision integer not null default 1,
  primary key (district, id),
  constraint duplicate_pair_once unique (district, one_id, other_id),
  check (one_id < other_id)
);
create index duplicate_pair_by_score on duplicate_pair (district, state, score desc, id);
create index duplicate_pair_by_decision on duplicate_pair (district, state, decided_at desc, id) where decided_at is not null;
comment on table duplicate_pair is 'Pairs of things that may be one, and what was decided of them; what both say is read from thing';
comment on column duplicate_pair.district is 'District';
comment on column duplicate_pair.id is 'Identifier';
comment on column duplicate_pair.type is 'Type of both';
comment on column duplicate_pair.one_id is 'Thing with the smaller identifier';
comment on column duplicate_pair.other_id is 'Thing with the greater identifier';
comment on column duplicate_pair.score is 'How much speaks for their being one, 0 to 100';
comment on column duplicate_pair.reasons is 'What speaks for and against it; see DuplicateReason. Holds no values of things';
comment on column duplicate_pair.state is 'open; same: merged; different: decided to be two, and not proposed again';
comment on column duplicate_pair.search is 'Number of the search that found it last; open ones that a later search doesn''t find go';
comment on column duplicate_pair.found_at is 'City time at which it was found first';
comment on column duplicate_pair.decided_at is 'City time of the decision';
comment on column duplicate_pair.decided_by_id is 'Account that decided';
comment on column duplicate_pair.decided_by is 'Name as it was then';
comment on column duplicate_pair.note is 'Reason that was given';
comment on column duplicate_pair.revision is 'Counts its changes';
select protect_district('duplicate_pair');

create table duplicate_search (
  district text not null,
  type text not null,
  number integer not null,
  done boolean not null,
  reached_order text collate "C",
  reached_id uuid,
  things integer not null default 0,
  pairs integer not null default 0,
  cut boolean not null default false,
  job uuid,
  started_at timestamptz not null default citybrain.city_now(),
  ended_at timestamptz,
  primary key (district, type)
);
comment on table duplicate_search is 'How far the search for duplicates of a type has come, so that another process can go on with it';
comment on column duplicate_search.district is 'District';
comment on column duplicate_search.type is 'Type';
comment on column duplicate_search.number is 'Counts the searches of the type';
comment on column duplicate_search.done is 'Whether the search ran to its end';
comment on column duplicate_search.reached_order is 'Name order of the last thing compared';
comment on column duplicate_search.reached_id is 'Last thing compared';
comment on column duplicate_search.things is 'Things compared so far';
comment on column duplicate_search.pairs is 'Pairs found so far';
comment on column duplicate_search.cut is 'Whether there were more things or pairs than a search takes';
comment on column duplicate_search.job is 'Job that works on it or did last';
comment on column duplicate_search.started_at is 'City time';
comment on column duplicate_search.ended_at is 'City time';
select protect_district('duplicate_search');
