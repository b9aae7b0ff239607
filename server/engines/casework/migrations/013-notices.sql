create table case_watch (
  district text not null,
  case_id uuid not null,
  account uuid not null,
  since timestamptz not null default city_now(),
  primary key (district, case_id, account)
);
comment on table case_watch is 'Who follows which case';
comment on column case_watch.district is 'District';
comment on column case_watch.case_id is 'Case';
comment on column case_watch.account is 'Whoever follows it';
comment on column case_watch.since is 'City time';
select protect_district('case_watch');

create table notice (
  district text not null,
  account uuid not null,
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  data jsonb not null,
  at timestamptz not null,
  read_at timestamptz,
  primary key (district, account, id)
);
create index notice_newest on notice (district, account, at desc, id desc);
create index notice_unread on notice (district, account, at desc, id desc) where read_at is null;
create index notice_age on notice (district, at);
comment on table notice is 'What people were told of cases; the words are made when they read it, in their language';
comment on column notice.district is 'District';
comment on column notice.account is 'Who is told';
comment on column notice.id is 'Made of the event and the account, so that one event tells nobody twice';
comment on column notice.case_id is 'Case';
comment on column notice.kind is 'assigned, returned, asked, answered, mentioned, urged, supervised, a rung of a ladder, ended, reopened';
comment on column notice.data is 'Of what its words are made';
comment on column notice.at is 'City time of what happened';
comment on column notice.read_at is 'City time at which it was read; null while it is unread';
select protect_district('notice');
