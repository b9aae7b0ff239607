create schema if not exists citybrain;
create table if not exists citybrain.migration (
  part text not null,
  number integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamptz not null default now(),
  primary key (part, number)
);
comment on table citybrain.migration is 'Migrations that this database has had';
comment on column citybrain.migration.part is 'platform, or the engine that owns the migration';
comment on column citybrain.migration.number is 'Number within the part';
comment on column citybrain.migration.name is 'File name';
comment on column citybrain.migration.checksum is 'SHA-256 of the file with line ends as LF';
comment on column citybrain.migration.applied_at is 'System time';
