\set n random(1, :things)
update floor_thing set attributes = attributes || '{"storeys":13}' where id = overlay(overlay(md5(:n::text) placing '4' from 13) placing '8' from 17)::uuid;
