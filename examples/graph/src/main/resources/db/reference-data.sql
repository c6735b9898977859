-- What another team keeps in the same database: the catalog only looks at it.
create schema if not exists reference;
create table if not exists reference.continent (code char(2) primary key);
create table if not exists reference.country (code char(2) primary key, continent char(2) not null references reference.continent);
create table if not exists reference.currency (code char(3) primary key, name text not null);
create table if not exists reference.exchange_rate (
  base char(3) not null references reference.currency,
  quoted char(3) not null references reference.currency,
  day date not null,
  rate numeric(18, 6) not null,
  primary key (base, quoted, day)
);
