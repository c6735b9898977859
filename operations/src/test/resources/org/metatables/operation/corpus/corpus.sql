-- What the statements of the corpus find besides the tables of accounts.sql: more secrets, and honest tables with odd shapes.
create schema vault;
create table vault.account (code text, name text, value text);
insert into vault.account values ('x', 'x', 'the secret value');
create table "Secret" (value text);
insert into "Secret" values ('the secret value');
create table "geheim-ß" (value text);
insert into "geheim-ß" values ('the secret value');
create table empty_secret (value text);
create materialized view secret_copy as select * from secret;
create view secret_code as select code from account where exists (select from secret);
create table secret_parts (id int, value text) partition by range (id);
create table secret_part partition of secret_parts default;
insert into secret_parts values (1, 'the secret value');
create table animal (id int, name text);
insert into animal values (1, 'cat');
create table heir (value text) inherits (animal);
insert into heir values (2, 'dog', 'the secret value');
create procedure steal() language sql as $$ insert into secret (value) values ('stolen') $$;
create function reveal(text) returns text language sql security definer as $$ select value from public.secret limit 1 $$;
create function reveal_json(account_state) returns json language sql security definer as $$ select to_json(value) from public.secret limit 1 $$;
create function reveal_number(text) returns integer language sql security definer as $$ select length(value) from public.secret limit 1 $$;
create function reveal_both(text, text) returns text language sql security definer as $$ select value from public.secret limit 1 $$;
create function less(text, text) returns boolean language sql security definer as $$ select value < $1 from public.secret limit 1 $$;
create operator public.### (rightarg = text, function = public.reveal);
create operator public.+# (leftarg = text, rightarg = text, function = public.reveal_both);
create operator public.<<< (leftarg = text, rightarg = text, function = public.less);
create function reveal_both(varchar, varchar) returns varchar language sql security definer as $$ select value from public.secret limit 1 $$;
create operator public.|| (leftarg = varchar, rightarg = varchar, function = public.reveal_both);
create aggregate public.gather(text) (sfunc = public.reveal_both, stype = text, initcond = '');
create aggregate public.sum(text) (sfunc = public.reveal_both, stype = text, initcond = '');
create type mood as enum ('secret', 'open');
create cast (account_state as json) with function public.reveal_json(account_state);
create cast (text as mood) with inout as implicit;
create type span as range (subtype = text);
create type pair as (left_part text, right_part text);
create function pair_of(text) returns pair language sql security definer as $$ select value, value from public.secret limit 1 $$;
create cast (text as pair) with function public.pair_of(text);
create sequence secret_numbers;
create function leak_trigger() returns trigger language plpgsql as $$ begin return new; end $$;

-- Honest tables.
create table measurement (id int, region text, taken timestamptz, amount numeric) partition by list (region);
create table measurement_us partition of measurement for values in ('US');
create table measurement_other partition of measurement default;
insert into measurement values (1, 'US', '2026-01-01 00:00+00', 1.5), (2, 'DE', '2026-01-02 00:00+00', 2.5), (3, 'US', '2026-01-03 00:00+00', 4);
create table "Odd ""name""; -- {x} :y ? %s $$" (id int primary key, "The ""column"" :a ? {b} %s ; --" text);
insert into "Odd ""name""; -- {x} :y ? %s $$" values (1, 'odd');
create table a_table_whose_name_takes_all_of_the_sixty_three_bytes_there_are (a_column_whose_name_takes_all_of_the_sixty_three_bytes_there_ar int);
insert into a_table_whose_name_takes_all_of_the_sixty_three_bytes_there_are values (1);
create table "größe" ("länge" int, "Breite" int);
insert into "größe" values (1, 2);
create table calendar (id int generated always as identity primary key, room text, during tstzrange, exclude using gist (during with &&));
insert into calendar (room, during) values ('red', '[2026-01-01 08:00+00,2026-01-01 09:00+00)'), ('blue', '[2026-01-01 10:00+00,2026-01-01 12:00+00)');
create table branch (code text primary key, name text not null unique, note text);
insert into branch values ('B1', 'North', ''), ('B2', 'South', '');
create table desk (id int primary key, branch text references branch on delete cascade on update cascade);
insert into desk values (1, 'B1'), (2, 'B2');
create table lamp (id int primary key, desk int references desk on delete set null);
insert into lamp values (1, 1), (2, 2);
create table secret_branch (name text references branch (name) on update cascade, value text);
insert into secret_branch values ('South', 'the secret value');
create view branch_view as select note, code as branch_code from branch;

insert into account (code, name, region, visits, tags, document, opened) values
  ('ACME', 'Acme', 'US', 1, '{a,b}', '{"n": 1, "a": {"b": "x"}, "list": [1, 2, 3]}', '2026-01-01'),
  ('BOLT', 'Bolt', 'DE', 3, '{}', null, null),
  ('CORK', 'Cork', 'US', 8, '{}', null, null);
insert into account_limit (account_uid, currency, amount)
select uid, currency, amount from account, (values ('USD', 10), ('EUR', 20)) l (currency, amount) where code = 'ACME';

-- Views of honest tables, and a table of the types that are rarer.
create view locking_view as select code, name from account for update;
create view us_account as select uid, code, name, region, visits from account where region = 'US' with check option;
create view invoker_account with (security_invoker) as select code, region from account;
create view barrier_account with (security_barrier) as select code, visits from account where active;
create view region_total as select region, count(*) as accounts, sum(visits) as visits from account group by region;
create materialized view account_copy as select code, name, visits from account;
create view version_view as select code, version() as version from account;
create view deep_view as select v.code, (select count(*) from account_limit l) as limits from us_account v;
create view reveal_view as select code, public.reveal(code) as revealed from account;
create table booking (
  id bigint generated always as identity primary key,
  guest text not null collate "C",
  room int not null default 1,
  stay daterange not null,
  arrived timestamp,
  seen timetz,
  took interval,
  paid money,
  flags bit(4),
  bits bit varying,
  address inet,
  network cidr,
  device macaddr,
  place point,
  area box,
  words tsvector generated always as (to_tsvector('english'::regconfig, guest)) stored,
  prices numeric[],
  periods tstzmultirange,
  initial "char",
  short char(3),
  parent bigint references booking (id),
  payload json,
  exclude using gist (stay with &&)
);
insert into booking (guest, stay, arrived, seen, took, paid, flags, bits, address, network, device, place, area, prices, periods, initial, short, parent, payload)
values ('Ann Lee', '[2026-01-01,2026-01-05)', '2026-01-01 15:00', '15:00+01', '1 day 02:00', 12.5, B'1010', B'11', '10.0.0.1', '10.0.0.0/8', '08:00:2b:01:02:03', '(1,2)', '((0,0),(1,1))', '{1.5,2}', '{[2026-01-01 00:00+00,2026-01-02 00:00+00)}', 'x', 'ab', null, '{"k": [1, 2]}'),
       ('Bob Day', '[2026-01-05,2026-01-07)', null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, 1, null);

create schema kept;
create table kept.booking as table booking;
create table kept.account as table account;
create table kept.account_limit as table account_limit;
create table kept.measurement as table measurement;
create table kept.calendar as table calendar;
create table kept.branch as table branch;
create table kept.desk as table desk;
create table kept.lamp as table lamp;
create table kept.secret_branch as table secret_branch;
