-- What people say about a table is kept apart from what its author or its registrar declares: neither overwrites the other.
-- labels, description and protect_from_deletion are what both say together; whoever declares writes these as before.

alter table metatables.meta_table
  add column given_labels text[] not null default '{}',
  add column given_description text check (given_description <> ''),
  add column given_protection boolean not null default false;
comment on column metatables.meta_table.given_labels is 'The labels that people have added; they survive what is declared.';
comment on column metatables.meta_table.given_description is
  'The description that people gave. It counts where the table''s code has none, and where no code declares the table.';
comment on column metatables.meta_table.given_protection is
  'Whether people protect the table, beside what is declared.';

create function metatables.keep_what_is_given() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp
as $$
begin
  new.labels := new.labels || array(
    select given.label
    from unnest(new.given_labels) with ordinality as given(label, place)
    where lower(given.label) not in (select lower(said.label) from unnest(new.labels) as said(label))
    order by given.place);
  new.description := case when new.definition is null
    then coalesce(new.given_description, new.description)
    else coalesce(new.description, new.given_description) end;
  new.protect_from_deletion := new.protect_from_deletion or new.given_protection;
  return new;
end
$$;
comment on function metatables.keep_what_is_given() is 'Puts what people say beside what is declared.';

-- The number puts it before the trigger that counts revisions: PostgreSQL fires them in the order of their names.
create trigger meta_table_1_keeps_what_is_given before insert or update on metatables.meta_table
for each row when (new.given_labels <> '{}' or new.given_description is not null or new.given_protection)
execute function metatables.keep_what_is_given();
