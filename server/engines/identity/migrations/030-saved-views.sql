create table saved_view (
  district text not null,
  id uuid not null,
  account_id uuid not null,
  list text not null,
  name text not null,
  query text not null,
  revision integer not null default 1,
  created_at timestamptz not null default citybrain.city_now(),
  primary key (district, id),
  constraint saved_view_name unique (district, account_id, name),
  foreign key (district, account_id) references account (district, id)
);
comment on table saved_view is 'A person''s own ways of looking at lists; the application keeps 50 of each person';
comment on column saved_view.district is 'District';
comment on column saved_view.id is 'Identifier';
comment on column saved_view.account_id is 'Whose it is; nobody else sees it';
comment on column saved_view.list is 'Which list it is of: ledger, or things/<type>';
comment on column saved_view.name is 'Name, once per person';
comment on column saved_view.query is 'Filters, order and columns as the query of the console''s address';
comment on column saved_view.revision is 'Counts its changes';
comment on column saved_view.created_at is 'City time';
select protect_district('saved_view');
