create table if not exists floor_thing (
  id uuid primary key,
  name text not null,
  attributes jsonb not null,
  geometry geometry(Point, 4490)
);
