alter table data_request
  add column asked_up_to text not null default 'internal'
    check (asked_up_to in ('public', 'internal', 'sensitive', 'secret')),
  add column granted_up_to text check (granted_up_to in ('public', 'internal', 'sensitive', 'secret'));
comment on column data_request.asked_up_to is 'Highest privacy class that is asked for; requests from before classes were named ask for nothing beyond internal';
comment on column data_request.granted_up_to is 'Highest privacy class that was granted; null: not granted, or granted before classes were named, which opens nothing';
create index data_request_in_force on data_request (district, department, until) where state = 'granted';
