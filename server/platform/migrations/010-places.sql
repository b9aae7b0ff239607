alter table audit drop constraint audit_actor_via_check;
alter table audit add constraint audit_actor_via_check check (actor_via in ('session', 'socket', 'system', 'key'));
comment on column audit.actor_via is
  'session: browser; socket: terminal of the server; system: the product itself; key: a program with an API key';

-- A text, since the planner inlines no function with a subquery in it, and without the subqueries the settings would be
-- read again for each row. '' restricts nothing; a session that was never bound has NULL, which lets nothing through.
create function place_condition(doing text) returns text language plpgsql immutable strict as $$
declare
  streets text := format('current_setting(''citybrain.%sstreets'', true)', case doing when 'write' then 'write_' else '' end);
  departments text := replace(streets, 'streets', 'departments');
begin
  if doing not in ('see', 'write') then
    raise 'place_condition knows see and write, not %', doing;
  end if;
  return format('((select %s = '''') or street = any ((select nullif(%s, '''')::text[])::text[])
    or department = any ((select nullif(%s, '''')::text[])::text[]))', streets, streets, departments);
end $$;
comment on function place_condition is
  'SQL condition on columns street and department: whether the session may see, or write, the row; policies and views hold it';

-- Restrictive: a row must pass the district's policy as well. Seeing and writing are parted, since many people read the
-- whole district and change only what is theirs.
create function protect_place(target regclass) returns void language plpgsql as $$
declare
  writes text := citybrain.place_condition('write');
begin
  execute format('create policy seen_place on %s as restrictive for select using %s', target,
    citybrain.place_condition('see'));
  execute format('create policy inserted_place on %s as restrictive for insert with check %s', target, writes);
  execute format('create policy updated_place on %s as restrictive for update using %s', target, writes);
  execute format('create policy deleted_place on %s as restrictive for delete using %s', target, writes);
end $$;
comment on function protect_place is
  'Restricts a table with columns street and department, after protect_district, to the places of the session';
