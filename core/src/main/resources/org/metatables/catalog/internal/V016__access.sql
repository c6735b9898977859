-- Who may do what with which table. Nothing of it is readable by everybody: who may see a table is nobody else's business.

create table metatables.access_entry (
  id bigint primary key generated always as identity,
  table_uid uuid not null,
  -- At most 500 characters follow the colon; a longer name would not fit into an index either.
  grantee text not null check (grantee ~ '^(user|team):.' and length(grantee) <= 505),
  effect text not null check (effect in ('created', 'granted', 'denied')),
  permission text not null check (permission in ('view', 'edit')),
  reason text not null check (reason <> ''),
  given_at timestamp with time zone not null default clock_timestamp(),
  given_by text not null default session_user,
  given_as text,
  ended_at timestamp with time zone,
  ended_by text,
  ended_as text,
  ended_reason text check (ended_reason <> ''),
  constraint access_entry_creator_edits check (effect <> 'created' or permission = 'edit'),
  constraint access_entry_ends_with_a_reason check (num_nonnulls(ended_at, ended_by, ended_reason) in (0, 3)),
  constraint access_entry_is_ended_as_somebody check (ended_as is null or ended_at is not null)
);
comment on table metatables.access_entry is
  'What is granted and denied, to whom and why. An entry that has ended stays as history.';
comment on column metatables.access_entry.id is 'Its number.';
comment on column metatables.access_entry.table_uid is 'The table; it may have been deleted, and its uid does not come back.';
comment on column metatables.access_entry.grantee is 'user:<name> or team:<name>.';
comment on column metatables.access_entry.effect is
  'created: the grantee made the table, and may hence edit it; granted; denied, which counts before all else.';
comment on column metatables.access_entry.permission is
  'view or edit. To be granted edit is to be granted view; to be denied view is to be denied edit.';
comment on column metatables.access_entry.reason is 'Why.';
comment on column metatables.access_entry.given_at is 'Since when.';
comment on column metatables.access_entry.given_by is 'The login that made the entry.';
comment on column metatables.access_entry.given_as is 'The principal in whose name it did so, where it said so.';
comment on column metatables.access_entry.ended_at is 'When the entry was revoked or lifted; null while it counts.';
comment on column metatables.access_entry.ended_by is 'The login that ended it.';
comment on column metatables.access_entry.ended_as is 'The principal in whose name it did so, where it said so.';
comment on column metatables.access_entry.ended_reason is 'Why it ended.';
create unique index access_entry_in_force on metatables.access_entry (table_uid, grantee, effect, permission)
  where ended_at is null;
create index access_entry_of_grantee on metatables.access_entry (grantee, table_uid) where ended_at is null;
create index access_entry_of_table on metatables.access_entry (table_uid);

create view metatables.access_in_force as
select table_uid, grantee, effect, permission from metatables.access_entry where ended_at is null;
comment on view metatables.access_in_force is
  'What counts now, without the reasons: the login of governed operations may read it.';

create table metatables.acting_right (
  id bigint primary key generated always as identity,
  grantee text not null check (grantee ~ '^(user|team):.' and length(grantee) <= 505),
  for_grantee text not null check (for_grantee ~ '^(user|team):.' and length(for_grantee) <= 505),
  reason text not null check (reason <> ''),
  given_at timestamp with time zone not null default clock_timestamp(),
  given_by text not null default session_user,
  given_as text,
  ended_at timestamp with time zone,
  ended_by text,
  ended_as text,
  ended_reason text check (ended_reason <> ''),
  constraint acting_right_ends_with_a_reason check (num_nonnulls(ended_at, ended_by, ended_reason) in (0, 3)),
  constraint acting_right_is_ended_as_somebody check (ended_as is null or ended_at is not null)
);
comment on table metatables.acting_right is
  'Who may act for whom: with the grants of the other one, and under both names. What has ended stays as history.';
comment on column metatables.acting_right.id is 'Its number.';
comment on column metatables.acting_right.grantee is 'Who may act: user:<name> or team:<name>.';
comment on column metatables.acting_right.for_grantee is 'For whom: user:<name>, or everybody in team:<name>.';
comment on column metatables.acting_right.reason is 'Why.';
comment on column metatables.acting_right.given_at is 'Since when.';
comment on column metatables.acting_right.given_by is 'The login that gave it.';
comment on column metatables.acting_right.given_as is 'The principal in whose name it did so, where it said so.';
comment on column metatables.acting_right.ended_at is 'When it was taken away; null while it counts.';
comment on column metatables.acting_right.ended_by is 'The login that took it away.';
comment on column metatables.acting_right.ended_as is 'The principal in whose name it did so, where it said so.';
comment on column metatables.acting_right.ended_reason is 'Why it was taken away.';
create index acting_right_of_grantee on metatables.acting_right (grantee) where ended_at is null;

create view metatables.acting_in_force as
select grantee, for_grantee from metatables.acting_right where ended_at is null;
comment on view metatables.acting_in_force is
  'Who may act for whom now, without the reasons: the login of governed operations may read it.';

-- Only what was never there before, not even as an entry that has ended: what an administrator revoked stays revoked.
create function metatables.bring_access(tables uuid[], creator text, viewers text[], editors text[], why text) returns void
language sql security definer set search_path = pg_catalog, pg_temp
as $$
  insert into metatables.access_entry (table_uid, grantee, effect, permission, reason)
  select t.uid, brought.grantee, brought.effect, brought.permission, why
  from unnest(tables) t(uid)
  cross join (
    select creator, 'created', 'edit' where creator is not null
    union
    select unnest(viewers), 'granted', 'view'
    union
    select unnest(editors), 'granted', 'edit') brought(grantee, effect, permission)
  where not exists (
    select from metatables.access_entry e
    where e.table_uid = t.uid and e.effect = brought.effect and e.permission = brought.permission
      and (e.effect = 'created' or e.grantee = brought.grantee))
  on conflict do nothing
$$;
comment on function metatables.bring_access(uuid[], text, text[], text[], text) is
  'Enters the creator of tables and the grants that they come with, unless they were entered before.';

-- Runs as the owner, so that a login that was allowed to insert rows into meta_table needs no other right.
create function metatables.bring_access_of_new() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
begin
  if current_setting('metatables.access.brought', true) = 'on' then
    perform metatables.bring_access(
      -- Change-log tables are nobody's business but the migration's.
      array(select uid from written where root_uid is not null or migration_provider_key is null), nullif(current_setting('metatables.access.creator'), ''),
      current_setting('metatables.access.viewers')::text[], current_setting('metatables.access.editors')::text[],
      'came with the registration');
  end if;
  return null;
end
$$;
comment on function metatables.bring_access_of_new() is 'Enters what the registration of a table brings.';
create trigger meta_table_brings_access after insert on metatables.meta_table
  referencing new table as written for each statement execute function metatables.bring_access_of_new();

revoke execute on function
  metatables.bring_access(uuid[], text, text[], text[], text), metatables.bring_access_of_new() from public;
