insert into floor_thing
  select overlay(overlay(md5(n::text) placing '4' from 13) placing '8' from 17)::uuid, '基准楼宇' || n,
    '{"address":"长江道12号","use":"office","storeys":12,"builtYear":2005,"floorAreaM2":"12000.50","manager":"物业公司"}',
    ST_SetSRID(ST_MakePoint(117.1033 + (n % 853) / 10000.0, 39.0601 + (n % 911) / 10000.0), 4490)
  from generate_series(1, :things) as n on conflict do nothing;
