-- The rows of the honest tables as they were at first.
truncate account, account_limit, measurement, calendar, ruled, branch, desk, lamp, secret_branch, booking;
insert into account select * from kept.account;
insert into account_limit select * from kept.account_limit;
insert into measurement select * from kept.measurement;
insert into calendar (id, room, during) overriding system value select id, room, during from kept.calendar;
insert into branch select * from kept.branch;
insert into desk select * from kept.desk;
insert into lamp select * from kept.lamp;
insert into secret_branch select * from kept.secret_branch;
insert into booking (id, guest, room, stay, arrived, seen, took, paid, flags, bits, address, network, device, place, area, prices, periods, initial, short, parent, payload)
overriding system value
select id, guest, room, stay, arrived, seen, took, paid, flags, bits, address, network, device, place, area, prices, periods, initial, short, parent, payload from kept.booking;
-- A sequence does not go back with its transaction.
select pg_catalog.setval('counter', 1, false);
