alter table case_errand add column refusal jsonb;
comment on column case_errand.refusal is 'The words of the refusal; null while it can be tried';
create index case_errand_refused on case_errand (district, noted_at, case_id, revision, place) where refused is not null;
