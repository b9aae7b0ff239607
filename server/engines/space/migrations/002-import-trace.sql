alter table region_import_feature
  add column fault jsonb,
  add column replaced integer,
  add column replaced_to date,
  add column old_code text,
  add column applied_revision integer;
comment on column region_import_feature.fault is 'What is wrong with it, as code and words; null where nothing is';
comment on column region_import_feature.replaced is 'Version of the region that its application replaced or ended';
comment on column region_import_feature.replaced_to is 'Last day that this version had before';
comment on column region_import_feature.old_code is 'Code that the region had before';
comment on column region_import_feature.applied_revision is 'Revision of the region after its application; another one now means it was changed since';
