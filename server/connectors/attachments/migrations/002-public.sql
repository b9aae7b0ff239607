alter table attachment add column public boolean not null default false;
comment on column attachment.public is 'Sent by somebody without an account; what nothing uses of it is swept after a day';
create index attachment_public on attachment (district, declared_at) where public and subject_kind is null;
