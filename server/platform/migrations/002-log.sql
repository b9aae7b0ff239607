-- The one row becomes a list. Numbers instead of identifiers: four bytes in each event and in its index.
drop table log_incarnation;
create table log_incarnation (
  number integer primary key,
  system_identifier text not null,
  began_at timestamptz not null default statement_timestamp()
);
comment on table log_incarnation is 'Lives of the event log: a restore into another cluster begins the next one; transaction numbers compare within one only';
comment on column log_incarnation.number is 'Number, from 1 upwards';
comment on column log_incarnation.system_identifier is 'Cluster that this life is lived in, as PostgreSQL names it';
comment on column log_incarnation.began_at is 'System time';
insert into log_incarnation (number, system_identifier)
  select 1, system_identifier::text from pg_control_system();
grant select on log_incarnation to citybrain_app;

-- A constant default costs nothing at each insert; whoever begins a new incarnation sets another.
drop index event_tail;
alter table event drop column incarnation;
drop function current_incarnation();
alter table event add column incarnation integer not null default 1;
comment on column event.incarnation is 'Life of the log in which txid has its meaning';
create index event_tail on event (district, incarnation, txid, seq);

create table log_cursor (
  district text not null,
  consumer text not null,
  incarnation integer not null,
  since xid8 not null,
  until xid8 not null,
  last_seq bigint not null default 0,
  end_seq bigint not null default 0,
  window_events bigint not null default 0,
  accepted bigint not null default 0,
  processed bigint not null default 0,
  retry_at timestamptz,
  began_incarnation integer not null,
  began_txid xid8 not null,
  began_snapshot pg_snapshot,
  began_at timestamptz not null default statement_timestamp(),
  handled_at timestamptz,
  primary key (district, consumer)
);
comment on table log_cursor is 'How far each consumer of the log has come; changed in the transaction of its effects';
comment on column log_cursor.district is 'District';
comment on column log_cursor.consumer is 'Stable name of the consumer, such as registry.regions';
comment on column log_cursor.incarnation is 'Life of the log that the window lies in';
comment on column log_cursor.since is 'The window: transactions from this one on';
comment on column log_cursor.until is 'The window: transactions before this one; all of them had ended when it was opened';
comment on column log_cursor.last_seq is 'Last event of the window that is done; its events are taken in the order of seq';
comment on column log_cursor.end_seq is 'Last event of the window; the window is done when last_seq has come there';
comment on column log_cursor.window_events is 'Events of the window, counted in the log when it was opened';
comment on column log_cursor.accepted is 'Events of all windows so far, counted in the log when each was opened';
comment on column log_cursor.processed is 'Events done so far, counted as they were handled; those of kinds it does not want among them';
comment on column log_cursor.retry_at is 'System time at which the next failed event is due; null when none waits';
comment on column log_cursor.began_incarnation is 'Life of the log in which the consumer began';
comment on column log_cursor.began_txid is 'Transaction from which on it began';
comment on column log_cursor.began_snapshot is 'Where it began from a snapshot: events visible in it count as done; null when it began from the first event';
comment on column log_cursor.began_at is 'System time at which the consumer was added';
comment on column log_cursor.handled_at is 'System time of the last batch';
select protect_district('log_cursor', 'select, insert, update');

create table log_letter (
  district text not null,
  consumer text not null,
  seq bigint not null,
  subject_kind text not null,
  subject_id text not null,
  state text not null check (state in ('waiting', 'parked', 'dead', 'discarded')),
  attempts integer not null,
  next_at timestamptz,
  error text,
  reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (district, consumer, seq)
);
create index log_letter_subject on log_letter (district, consumer, subject_kind, subject_id, seq) where state <> 'discarded';
create index log_letter_due on log_letter (district, consumer, next_at) where state = 'waiting';
create index log_letter_dead on log_letter (district, consumer, seq) where state = 'dead';
comment on table log_letter is 'Events that a consumer could not handle, and those of the same subject that wait behind them';
comment on column log_letter.district is 'District';
comment on column log_letter.consumer is 'Consumer that could not handle it';
comment on column log_letter.seq is 'The event';
comment on column log_letter.subject_kind is 'Noun of what the event is about';
comment on column log_letter.subject_id is 'What the event is about; its later events are parked until this one is done or discarded';
comment on column log_letter.state is 'waiting: tried again at next_at; parked: behind an earlier one of its subject; dead: given up, an operator replays or discards it; discarded: by an operator';
comment on column log_letter.attempts is 'How often it has failed';
comment on column log_letter.next_at is 'System time of the next attempt; null unless waiting';
comment on column log_letter.error is 'Why the last attempt failed';
comment on column log_letter.reason is 'Why an operator discarded or replayed it';
comment on column log_letter.created_at is 'System time';
comment on column log_letter.updated_at is 'System time';
select protect_district('log_letter');

-- All transactions before the horizon have ended, so the window [since, until) never gains an event. Order per subject
-- asks for more: a transaction that began early may have waited for the row of a subject until a younger one, still at
-- or above the horizon, had written that subject's earlier event. Then the window ends below the elder transaction.
create function log_window(life integer, since xid8, horizon xid8, seen pg_snapshot)
  returns table (until xid8, events bigint, first_seq bigint, end_seq bigint, pending boolean) language plpgsql stable as $$
declare
  here text := current_setting('citybrain.district', true);
  elder xid8;
begin
  until := horizon;
  loop
    select count(*), min(e.seq), max(e.seq) into events, first_seq, end_seq from citybrain.event e
      where e.district = here and e.incarnation = life and e.txid >= log_window.since and e.txid < log_window.until
        and (seen is null or not pg_visible_in_snapshot(e.txid, seen));
    exit when events = 0;
    -- The inner condition on txid is hidden from the planner: the subject's own index is the way, not the window.
    select min((
        select min(late.txid) from citybrain.event late
        where late.district = here and late.subject_kind = early.subject_kind and late.subject_id = early.subject_id
          and late.seq > early.seq and late.seq <= log_window.end_seq
          and (late.incarnation = life and late.txid >= log_window.since and late.txid < log_window.until) is true))
      into elder
      from citybrain.event early
      where early.district = here and early.incarnation = life and early.txid >= log_window.until
        and early.seq < log_window.end_seq;
    exit when elder is null;
    until := elder;
  end loop;
  pending := exists (select from citybrain.event e
    where e.district = here and e.incarnation = life and e.txid >= log_window.until);
  return next;
end $$;
comment on function log_window is
  'The next window of the log of this district: its end, its number of events, its first and last one; whether later ones are there that are not final yet';
