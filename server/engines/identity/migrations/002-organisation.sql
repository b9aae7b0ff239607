create table unit (
  district text not null references district,
  code text not null,
  kind text not null,
  name_zh text not null,
  name_en text not null,
  short_zh text not null,
  short_en text not null,
  street text,
  effective_from date,
  effective_to date,
  edited boolean not null,
  revision integer not null default 1,
  primary key (district, code),
  check (effective_to >= effective_from)
);
comment on table unit is 'Departments and street offices of the district: from its folder of data, changed and added to on the spot';
comment on column unit.district is 'District';
comment on column unit.code is 'Code of the department, as in the district''s data';
comment on column unit.kind is 'government, party, branch, street-office, institution, group';
comment on column unit.name_zh is 'Full official name in Chinese';
comment on column unit.name_en is 'Full name in English';
comment on column unit.short_zh is 'Short form in Chinese, as tables write it';
comment on column unit.short_en is 'Short form in English';
comment on column unit.street is 'Nine-digit code of the street that an office runs; null of all others';
comment on column unit.effective_from is 'First day; null where not known';
comment on column unit.effective_to is 'Last day; null while it is open';
comment on column unit.edited is 'Added or changed here: the district''s folder no longer changes it';
comment on column unit.revision is 'Raised by each change';
select protect_district('unit');

create table post (
  district text not null,
  id uuid not null,
  code text,
  unit text not null,
  title_zh text not null,
  title_en text not null,
  roles text[] not null,
  seats integer check (seats > 0),
  effective_from date,
  effective_to date,
  edited boolean not null,
  revision integer not null default 1,
  primary key (district, id),
  unique (district, code),
  foreign key (district, unit) references unit (district, code),
  check (effective_to >= effective_from)
);
create index post_unit on post (district, unit, title_zh, id);
comment on table post is 'Posts of the units; who holds one has its roles in that unit';
comment on column post.district is 'District';
comment on column post.id is 'Identifier';
comment on column post.code is 'Name in the district''s data; null of a post made here';
comment on column post.unit is 'Code of the unit';
comment on column post.title_zh is 'Title in Chinese';
comment on column post.title_en is 'Title in English';
comment on column post.roles is 'Roles that come with it';
comment on column post.seats is 'How many may hold it at once, acting holders aside; null for any number';
comment on column post.effective_from is 'First day; null where not known';
comment on column post.effective_to is 'Last day; null while it is open';
comment on column post.edited is 'Added or changed here: the district''s folder no longer changes it';
comment on column post.revision is 'Raised by each change';
select protect_district('post');

create table appointment (
  district text not null,
  id uuid not null,
  post_id uuid not null,
  account_id uuid not null,
  acting boolean not null,
  from_on date not null,
  to_on date,
  reason text,
  left_noted boolean not null default false,
  revision integer not null default 1,
  primary key (district, id),
  foreign key (district, post_id) references post (district, id),
  foreign key (district, account_id) references account (district, id),
  check (to_on >= from_on),
  check (to_on is not null or not acting)
);
create index appointment_account on appointment (district, account_id, from_on);
create index appointment_post on appointment (district, post_id, from_on);
create index appointment_ending on appointment (district, to_on) where not left_noted;
comment on table appointment is 'Who holds or held which post, from when to when; never deleted';
comment on column appointment.district is 'District';
comment on column appointment.id is 'Identifier made by whoever asked for it, so that a repeated request appoints once';
comment on column appointment.post_id is 'Post';
comment on column appointment.account_id is 'Who holds it';
comment on column appointment.acting is 'Stands in for a time, beside or instead of the holder';
comment on column appointment.from_on is 'First day, of the city''s calendar';
comment on column appointment.to_on is 'Last day; null while no end is known; an acting one has an end';
comment on column appointment.reason is 'Why, in the words of whoever appointed or ended it';
comment on column appointment.left_noted is 'The event post.left has been written';
comment on column appointment.revision is 'Raised by each change';
select protect_district('appointment');

create table delegation (
  district text not null,
  id uuid not null,
  from_account uuid not null,
  to_account uuid not null,
  post_id uuid,
  from_on date not null,
  to_on date not null,
  reason text not null,
  revoked_at timestamptz,
  primary key (district, id),
  foreign key (district, from_account) references account (district, id),
  foreign key (district, to_account) references account (district, id),
  foreign key (district, post_id) references post (district, id),
  check (to_on >= from_on),
  check (from_account <> to_account)
);
create index delegation_to on delegation (district, to_account, to_on) where revoked_at is null;
create index delegation_from on delegation (district, from_account, to_on);
create index delegation_newest on delegation (district, from_on desc, id);
comment on table delegation is 'Rights lent from one person to another until a day; never deleted';
comment on column delegation.district is 'District';
comment on column delegation.id is 'Identifier made by whoever asked for it';
comment on column delegation.from_account is 'Whose rights they are';
comment on column delegation.to_account is 'Who has them in addition';
comment on column delegation.post_id is 'The one post whose rights are lent; null for all that the person holds';
comment on column delegation.from_on is 'First day, of the city''s calendar';
comment on column delegation.to_on is 'Last day';
comment on column delegation.reason is 'Why';
comment on column delegation.revoked_at is 'City time at which it was taken back; null while it was not';
select protect_district('delegation');
