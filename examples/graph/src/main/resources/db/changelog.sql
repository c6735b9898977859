--liquibase formatted sql

--changeset shop:0001-customers
create table shop__customer (
  id uuid primary key,
  name varchar(255) not null,
  default_address_id uuid
);
create table shop__address (
  id uuid primary key,
  customer_id uuid not null references shop__customer,
  street varchar(255) not null
);
alter table shop__customer add foreign key (default_address_id) references shop__address;

--changeset shop:0002-orders
create table shop__product (
  id uuid primary key,
  sku varchar(64) not null unique
);
create table shop__purchase_order (
  id uuid primary key,
  customer_id uuid not null references shop__customer,
  ship_to_id uuid not null references shop__address
);
create table shop__order_line (
  id uuid primary key,
  order_id uuid not null references shop__purchase_order on delete cascade,
  product_id uuid not null references shop__product,
  quantity integer not null
);
