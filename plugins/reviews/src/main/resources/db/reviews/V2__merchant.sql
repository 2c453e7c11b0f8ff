-- Orders as the shop tells them, and what became of the request for a review.
create table if not exists reviews_order (
  id varchar(128) not null primary key,
  email varchar(254) not null,
  person varchar(200) not null,
  customer varchar(200) not null,
  lang varchar(35) not null,
  country varchar(2) not null,
  products varchar(30000) not null,
  delivered_at bigint not null,
  refunded_at bigint not null,
  open_ticket boolean not null,
  marketing_notice boolean not null,
  state varchar(16) not null,
  reason varchar(40) not null,
  rule_id varchar(60) not null,
  due_at bigint not null,
  sent_at bigint not null,
  created_at bigint not null,
  changed_at bigint not null
);
create index if not exists reviews_order_due on reviews_order (state, due_at, id);
create index if not exists reviews_order_person on reviews_order (person, sent_at);
create index if not exists reviews_order_changed on reviews_order (changed_at, id);

-- Every change of a request's fate with its reason; lines are added, never changed.
create table if not exists reviews_order_step (
  id varchar(36) not null primary key,
  order_id varchar(128) not null,
  state varchar(16) not null,
  reason varchar(40) not null,
  rule_id varchar(60) not null,
  happened_at bigint not null
);
create index if not exists reviews_order_step_order on reviews_order_step (order_id, id);

-- Products of an order that were reviewed with its invitation: each once.
create table if not exists reviews_invited (
  order_id varchar(128) not null,
  product varchar(128) not null,
  review_id varchar(36) not null,
  used_at bigint not null,
  constraint reviews_invited_pk primary key (order_id, product)
);

-- Who wants no requests; the person is a keyed hash, kept when the rest is erased.
create table if not exists reviews_opt_out (
  person varchar(200) not null primary key,
  opted_out_at bigint not null
);

-- The clock of the promised reply.
create table if not exists reviews_clock (
  review_id varchar(36) not null primary key,
  product varchar(128) not null,
  rating integer not null,
  arrived_at bigint not null,
  remind_at bigint not null,
  due_at bigint not null,
  reminded_at bigint not null,
  breached_at bigint not null,
  answered_at bigint not null,
  open_seconds bigint not null,
  state varchar(16) not null
);
create index if not exists reviews_clock_due on reviews_clock (state, remind_at);
create index if not exists reviews_clock_arrived on reviews_clock (arrived_at, review_id);

-- Mails to authors that wait until the decision can no longer be taken back.
create table if not exists reviews_letter (
  review_id varchar(36) not null,
  kind varchar(20) not null,
  due_at bigint not null,
  constraint reviews_letter_pk primary key (review_id, kind)
);
create index if not exists reviews_letter_due on reviews_letter (due_at);

create table if not exists reviews_key (
  name varchar(40) not null primary key,
  secret varchar(100) not null,
  created_at bigint not null
);
