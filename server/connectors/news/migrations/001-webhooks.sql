create table webhook (
  district text not null,
  id uuid not null,
  name text not null,
  url text not null,
  secret_sealed bytea not null,
  kinds text[] not null,
  types text[] not null,
  account_id uuid not null,
  concurrency integer not null check (concurrency > 0),
  paused_because text,
  failures integer not null default 0,
  failing_since timestamptz,
  last_success_at timestamptz,
  last_error text,
  next_at timestamptz,
  leased_by uuid,
  leased_until timestamptz,
  accepted bigint not null default 0,
  delivered bigint not null default 0,
  discarded bigint not null default 0,
  created_at timestamptz not null,
  created_by text not null,
  revision integer not null default 1,
  primary key (district, id),
  foreign key (district, account_id) references account (district, id)
);
create index webhook_newest on webhook (district, created_at desc, id desc);
comment on table webhook is 'Receivers of news: other systems that are told of changes by HTTP';
comment on column webhook.district is 'District';
comment on column webhook.id is 'Identifier';
comment on column webhook.name is 'Name of the receiver';
comment on column webhook.url is 'Where news are posted';
comment on column webhook.secret_sealed is 'Signing secret, encrypted with the key of the server (AES-256-GCM), since signing needs it';
comment on column webhook.kinds is 'Kinds of event that are sent, x.* for all that begin so; empty for all';
comment on column webhook.types is 'Types of thing that are sent; empty for all';
comment on column webhook.account_id is 'Account whose rights decide what is sent';
comment on column webhook.concurrency is 'Requests at once, each of another subject';
comment on column webhook.paused_because is 'Why nothing is sent at present, while deliveries gather; null where it is sent';
comment on column webhook.failures is 'Times in a row that the receiver could not be reached';
comment on column webhook.failing_since is 'System time of the first failure after the last success';
comment on column webhook.last_success_at is 'System time of the last delivery';
comment on column webhook.last_error is 'Why the last attempt failed; null after a success';
comment on column webhook.next_at is 'System time before which the receiver is left alone';
comment on column webhook.leased_by is 'Process that sends to it at present';
comment on column webhook.leased_until is 'System time until which that process counts as alive';
comment on column webhook.accepted is 'Deliveries ordered so far, replays of delivered ones among them';
comment on column webhook.delivered is 'Deliveries that the receiver took';
comment on column webhook.discarded is 'Deliveries given up by an operator, or no longer allowed to be seen';
comment on column webhook.created_at is 'System time';
comment on column webhook.created_by is 'Name of who added it';
comment on column webhook.revision is 'Raised by each change of an operator';
select protect_district('webhook');

create table webhook_delivery (
  district text not null,
  webhook_id uuid not null,
  seq bigint not null,
  event_id uuid not null,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  state text not null check (state in ('waiting', 'delivered', 'dead', 'discarded')),
  attempts integer not null default 0,
  next_at timestamptz not null,
  first_failed_at timestamptz,
  status integer,
  error text,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (district, webhook_id, seq),
  foreign key (district, webhook_id) references webhook (district, id) on delete cascade
);
create index webhook_delivery_waiting on webhook_delivery (district, webhook_id, subject_kind, subject_id, seq)
  where state = 'waiting';
create index webhook_delivery_due on webhook_delivery (district, webhook_id, seq) where state = 'waiting';
create index webhook_delivery_dead on webhook_delivery (district, webhook_id, seq) where state = 'dead';
create index webhook_delivery_ended on webhook_delivery (district, ended_at) where state in ('delivered', 'discarded');
comment on table webhook_delivery is 'What each receiver has still to be told, and what it was told lately; written with the cursor of the log';
comment on column webhook_delivery.district is 'District';
comment on column webhook_delivery.webhook_id is 'Receiver';
comment on column webhook_delivery.seq is 'The event, and the order among those of one subject';
comment on column webhook_delivery.event_id is 'Identifier of the event by which the receiver drops repeats';
comment on column webhook_delivery.kind is 'Kind of the event';
comment on column webhook_delivery.subject_kind is 'Noun of what the event is about';
comment on column webhook_delivery.subject_id is 'What the event is about: its events are sent one after the other';
comment on column webhook_delivery.state is 'dead: refused again and again by a receiver that takes others; discarded: given up';
comment on column webhook_delivery.attempts is 'How often it was tried';
comment on column webhook_delivery.next_at is 'System time before which it is not tried';
comment on column webhook_delivery.first_failed_at is 'System time of its first failure';
comment on column webhook_delivery.status is 'HTTP status of the last answer';
comment on column webhook_delivery.error is 'Why the last attempt failed, or why it was discarded';
comment on column webhook_delivery.created_at is 'System time';
comment on column webhook_delivery.ended_at is 'System time at which it was delivered or given up; swept a month later';
select protect_district('webhook_delivery');
