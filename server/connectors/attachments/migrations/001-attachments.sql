create table attachment (
  district text not null,
  id uuid not null,
  file_name text not null,
  byte_count integer not null check (byte_count > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  state text not null default 'uploading' check (state in ('uploading', 'ready', 'refused', 'quarantined')),
  media_type text,
  device_taken_at timestamptz,
  device_longitude double precision,
  device_latitude double precision,
  width integer,
  height integer,
  picture_taken_at timestamptz,
  picture_longitude double precision,
  picture_latitude double precision,
  refusal jsonb,
  subject_kind text,
  subject_id text,
  used_at timestamptz,
  created_at timestamptz not null default citybrain.city_now(),
  created_by_id uuid,
  created_by text not null,
  completed_at timestamptz,
  declared_at timestamptz not null,
  primary key (district, id),
  check ((state = 'ready') = (media_type is not null and completed_at is not null)),
  check ((subject_kind is null) = (subject_id is null) and (subject_kind is null) = (used_at is null)),
  check (subject_kind is null or state = 'ready')
);
create index attachment_subject on attachment (district, subject_kind, subject_id) where subject_kind is not null;
create index attachment_unused on attachment (district, created_by_id) where subject_kind is null;
create index attachment_declared on attachment (district, declared_at) where subject_kind is null;
comment on table attachment is 'Photos and files that cases, comments and reports carry';
comment on column attachment.district is 'District';
comment on column attachment.id is 'Identifier, made by the sender';
comment on column attachment.file_name is 'Name as sent';
comment on column attachment.byte_count is 'Size as announced, and as checked once it is complete';
comment on column attachment.sha256 is 'SHA-256 of the whole in hexadecimal, as announced and then checked';
comment on column attachment.state is 'See AttachmentState; of refused and quarantined ones no bytes are kept';
comment on column attachment.media_type is 'Type as told from the bytes; null unless ready';
comment on column attachment.device_taken_at is 'When it was taken, as the sending device says';
comment on column attachment.device_longitude is 'Where, as the sending device says; degrees, WGS 84';
comment on column attachment.device_latitude is 'Where, as the sending device says; degrees, WGS 84';
comment on column attachment.width is 'Of a picture: pixels across, upright';
comment on column attachment.height is 'Of a picture: pixels down, upright';
comment on column attachment.picture_taken_at is 'When it was taken, as the picture says (Exif; China time where it names no zone)';
comment on column attachment.picture_longitude is 'Where, as the picture says (Exif); degrees, WGS 84';
comment on column attachment.picture_latitude is 'Where, as the picture says (Exif); degrees, WGS 84';
comment on column attachment.refusal is 'Why it was refused or quarantined: code and words';
comment on column attachment.subject_kind is 'Noun of what it belongs to; null until it is used';
comment on column attachment.subject_id is 'What it belongs to';
comment on column attachment.used_at is 'City time at which it came to belong there';
comment on column attachment.created_at is 'City time';
comment on column attachment.created_by_id is 'Account; null for the operator';
comment on column attachment.created_by is 'Name of who sent it';
comment on column attachment.completed_at is 'City time at which it was complete and sound';
comment on column attachment.declared_at is 'System time, by which unused ones are swept';
select protect_district('attachment');

create table attachment_part (
  district text not null,
  attachment_id uuid not null,
  number integer not null check (number >= 0),
  bytes bytea not null check (length(bytes) between 1 and 262144),
  primary key (district, attachment_id, number),
  foreign key (district, attachment_id) references attachment (district, id) on delete cascade
);
alter table attachment_part alter column bytes set storage external;
comment on table attachment_part is 'The bytes of attachments in parts of 256 KiB, so that a cut costs one part and a range reads few';
comment on column attachment_part.district is 'District';
comment on column attachment_part.attachment_id is 'Attachment';
comment on column attachment_part.number is 'Place of the part, from 0';
comment on column attachment_part.bytes is 'At most 256 KiB; all parts but the last are that long';
select protect_district('attachment_part');

create table attachment_picture (
  district text not null,
  attachment_id uuid not null,
  size integer not null check (size in (320, 1280)),
  bytes bytea not null,
  primary key (district, attachment_id, size),
  foreign key (district, attachment_id) references attachment (district, id) on delete cascade
);
alter table attachment_picture alter column bytes set storage external;
comment on table attachment_picture is 'Photos reduced for looking at: JPEG, upright, without what the camera wrote into them';
comment on column attachment_picture.district is 'District';
comment on column attachment_picture.attachment_id is 'Attachment';
comment on column attachment_picture.size is 'Pixels of the longer side at most';
comment on column attachment_picture.bytes is 'JPEG';
select protect_district('attachment_picture');
