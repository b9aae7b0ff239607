-- What was left, or stopped, in a period, beside what fell due in it: figures ask for both.
create index case_item_left on case_item (district, type, step, left_at) where left_at is not null;
create index case_clock_halted on case_clock (district, type, key, halted_at) where halted_at is not null;
create index case_file_ended on case_file (district, type, ended_at) where ended_at is not null;
