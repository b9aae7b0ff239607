alter table case_file add column recurs uuid;
alter table case_file add column terms text[] not null default '{}';
comment on column case_file.recurs is 'Closed case whose problem has come back (复发)';
comment on column case_file.terms is 'Pairs of neighbouring characters of its title, by which open cases are found; empty once it has ended';
create index case_file_recurs on case_file (district, type, opened_at desc, id desc) where recurs is not null;
create index case_file_terms on case_file using gin (terms) where ended_at is null;

create function case_height(ended_at timestamptz) returns float8 language sql immutable parallel safe
  return coalesce(extract(epoch from ended_at - timestamptz '2000-01-01 00:00:00+00')::float8 / 86400000, 1000000);
comment on function case_height is 'When a case ended, in thousands of days since 2000; far above all of these while it is open';

-- Place and end in one index: what ended long ago at a spot costs nothing, however much has happened there.
create index case_file_spot on case_file
  using gist (ST_MakePoint(ST_X(geometry), ST_Y(geometry), case_height(ended_at)) gist_geometry_ops_nd)
  where geometry is not null;

-- No operator of geometries and arrays is leakproof, so that under row-level security no index of theirs would be asked:
-- the view repeats the policy, and its owner is not bound by it.
do $$
begin
  execute format('create view case_here as
    select district, id, number, type, title, category, street, departments, opened_at, ended_at, ending, terms, geometry,
      ST_MakePoint(ST_X(geometry), ST_Y(geometry), case_height(ended_at)) as spot
    from case_file where district || '''' = current_setting(''citybrain.district'', true) and %s', case_condition('see'));
end $$;
comment on view case_here is 'Cases that the session may see, for searches that need the indexes of places and words';
grant select on case_here to citybrain_app;
