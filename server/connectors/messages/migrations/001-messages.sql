create table contact (
  district text not null,
  account uuid not null,
  channel text not null check (channel in ('mail', 'sms')),
  verified text,
  pending text,
  code_sealed bytea,
  code_until timestamptz,
  code_tries integer not null default 0,
  codes integer not null default 0,
  codes_since timestamptz,
  code_at timestamptz,
  primary key (district, account, channel),
  foreign key (district, account) references account (district, id)
);
comment on table contact is 'Where people are reached outside of the console; read by the sender alone';
comment on column contact.district is 'District';
comment on column contact.account is 'Whose it is';
comment on column contact.channel is 'mail or sms';
comment on column contact.verified is 'Address or number to which a code was sent and shown; null: none';
comment on column contact.pending is 'Address or number that waits for its code to be shown';
comment on column contact.code_sealed is 'The code, encrypted with the key of the server; null: none in force';
comment on column contact.code_until is 'System time until which the code is taken';
comment on column contact.code_tries is 'Wrong codes since it was sent';
comment on column contact.codes is 'Codes sent within the day';
comment on column contact.codes_since is 'System time at which that day began';
comment on column contact.code_at is 'System time of the last code';
select protect_district('contact');

create table message_preference (
  district text not null,
  account uuid not null,
  preference jsonb not null,
  primary key (district, account),
  foreign key (district, account) references account (district, id)
);
comment on table message_preference is 'How people want to be told outside of the console; whoever isn’t here takes what is usual';
comment on column message_preference.district is 'District';
comment on column message_preference.account is 'Whose it is';
comment on column message_preference.preference is 'Kinds by channel, quiet hours, digest, language';
select protect_district('message_preference');

create table message_channel (
  district text not null,
  channel text not null check (channel in ('mail', 'sms')),
  asked bigint not null default 0,
  sent bigint not null default 0,
  suppressed bigint not null default 0,
  discarded bigint not null default 0,
  leased_by uuid,
  leased_until timestamptz,
  last_error text,
  primary key (district, channel)
);
comment on table message_channel is 'Messages of each channel: asked = sent + waiting + dead + suppressed + discarded';
comment on column message_channel.district is 'District';
comment on column message_channel.channel is 'mail or sms';
comment on column message_channel.asked is 'Messages that something happened for';
comment on column message_channel.sent is 'Taken by the server of the channel';
comment on column message_channel.suppressed is 'Not sent: not wished, or nowhere to send it';
comment on column message_channel.discarded is 'Given up by an operator';
comment on column message_channel.leased_by is 'Process that sends at present';
comment on column message_channel.leased_until is 'System time until which that process counts as alive';
comment on column message_channel.last_error is 'Why the last attempt failed; null after a success';
select protect_district('message_channel');

create table message (
  district text not null,
  id uuid not null,
  channel text not null,
  parcel uuid not null,
  to_kind text not null check (to_kind in ('account', 'contact', 'reporter')),
  to_id uuid not null,
  kind text not null,
  case_id uuid,
  data jsonb not null,
  state text not null check (state in ('waiting', 'sent', 'dead', 'suppressed', 'discarded')),
  due_at timestamptz not null,
  next_at timestamptz not null,
  attempts integer not null default 0,
  error text,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (district, id)
);
create index message_due on message (district, channel, next_at) where state = 'waiting';
create index message_parcel on message (district, parcel) where state = 'waiting';
create index message_state on message (district, state, created_at, id);
create index message_ended on message (district, ended_at) where state in ('sent', 'suppressed', 'discarded');
comment on table message is 'What people are still to be told outside of the console, and were lately; no address and no text';
comment on column message.district is 'District';
comment on column message.id is 'Made of what happened, the person and the channel, so that nobody is told twice';
comment on column message.channel is 'mail or sms';
comment on column message.parcel is 'Messages that go together have the same one, of which the Message-ID is made';
comment on column message.to_kind is 'account: told of cases; contact: sent a code; reporter: told of what they reported';
comment on column message.to_id is 'Account or reporter';
comment on column message.kind is 'Kind of notice, or what a reporter is told';
comment on column message.case_id is 'Case';
comment on column message.data is 'Of what its words are made when it is sent';
comment on column message.state is 'dead: could not be sent; suppressed: whoever it is for can’t or doesn’t want to be told any more';
comment on column message.due_at is 'City time before which it is not sent: quiet hours, digest';
comment on column message.next_at is 'System time before which it is not tried';
comment on column message.attempts is 'How often it was tried';
comment on column message.error is 'Why the last attempt failed, or why it was given up; numbers and addresses masked';
comment on column message.created_at is 'System time';
comment on column message.ended_at is 'System time at which it was sent or given up; swept a month later';
select protect_district('message');
