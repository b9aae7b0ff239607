\set n random(1, :things)
select id, name, attributes, ST_AsGeoJSON(geometry, 15, 0) from floor_thing where id = overlay(overlay(md5(:n::text) placing '4' from 13) placing '8' from 17)::uuid;
