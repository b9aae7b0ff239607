\set n random(1, 1000000)
insert into floor_thing values (gen_random_uuid(), '基准楼宇' || :n,
  '{"address":"长江道12号","use":"office","storeys":12,"builtYear":2005,"floorAreaM2":"12000.50","manager":"物业公司"}',
  ST_SetSRID(ST_MakePoint(117.1 + :n / 10000000.0, 39.1), 4490));
