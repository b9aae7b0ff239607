-- What figures ask of every case of a period stands in its row: out of the state it would be unpacked for each.
alter table case_file add column counts jsonb not null default '{}';
update case_file set counts = state->'counts' where state->'counts' <> '{}';
comment on column case_file.counts is 'How often what was counted on it, as its state says';

alter table case_clock add column paused boolean not null default false;
alter table case_clock add column taken_over boolean not null default false;
comment on column case_clock.paused is 'It runs, but its time stands still: others are at it, or the work is suspended';
comment on column case_clock.taken_over is 'The clock of another department began as this one stopped: it counts for nobody';
update case_clock k set paused = true
  from case_file f, jsonb_array_elements(f.state->'clocks') c
  where f.district = k.district and f.id = k.case_id and c->>'key' = k.key and (c->>'begunBy')::int = k.begun_by
    and k.halted_at is null and c->'pauses'->-1->'to' = 'null'::jsonb;
update case_clock k set taken_over = true
  from case_clock n
  where n.district = k.district and n.case_id = k.case_id and n.key = k.key and n.begun_by > k.begun_by
    and n.started_at = k.halted_at;
