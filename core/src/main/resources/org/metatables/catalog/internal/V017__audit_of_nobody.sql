-- An operation of nobody is refused, and leaves a row like every other one: who asked is not known.
alter table metatables.audit alter column principal drop not null;
comment on column metatables.audit.principal is
  'Who executed the operation. Null: nobody was known to act, and it was refused for that.';
