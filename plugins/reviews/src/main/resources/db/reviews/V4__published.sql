-- What is published, in narrow rows that carry the orders of lists: rows of reviews are wide, and
-- each index on them is a walk over wide rows whenever one is stored. The product stands there once
-- for each order, because HSQLDB chooses an index by its first column and sorts all rows otherwise.
create table if not exists reviews_published (
  review_id varchar(36) not null primary key,
  product varchar(128) not null,
  useful_of varchar(128) not null,
  highest_of varchar(128) not null,
  lowest_of varchar(128) not null,
  rating integer not null,
  shortfall integer not null,
  usefulness integer not null,
  published_at bigint not null,
  verified boolean not null,
  incentivised boolean not null,
  quotable boolean not null,
  lang varchar(35) not null
);
insert into reviews_published (review_id, product, useful_of, highest_of, lowest_of, rating, shortfall,
    usefulness, published_at, verified, incentivised, quotable, lang)
  select id, product, product, product, product, rating, shortfall, usefulness, published_at,
      case when verified_method <> '' then true else false end,
      case when incentive_kind <> '' then true else false end, quotable, lang
    from reviews_review where status = 'approved';
create index if not exists reviews_published_newest on reviews_published (product, published_at, review_id);
create index if not exists reviews_published_useful on reviews_published (useful_of, usefulness, published_at, review_id);
create index if not exists reviews_published_highest on reviews_published (highest_of, rating, published_at, review_id);
create index if not exists reviews_published_lowest on reviews_published (lowest_of, shortfall, published_at, review_id);
create index if not exists reviews_published_all on reviews_published (published_at, review_id);

-- By what a review is found again: what it says (c), its visitor (v), the address of its author (m).
create table if not exists reviews_trace (
  trace varchar(260) not null,
  review_id varchar(36) not null,
  constraint reviews_trace_pk primary key (trace, review_id)
);
insert into reviews_trace (trace, review_id)
  select 'c' || content_key, id from reviews_review;
insert into reviews_trace (trace, review_id)
  select 'v' || visitor, id from reviews_review where visitor <> '';
insert into reviews_trace (trace, review_id)
  select 'm' || author_email, id from reviews_review where author_email <> '';

-- Ids grow with time, so the queue needs no other order.
create index if not exists reviews_review_status on reviews_review (status, id);

drop index if exists reviews_review_newest;
drop index if exists reviews_review_useful;
drop index if exists reviews_review_highest;
drop index if exists reviews_review_lowest;
drop index if exists reviews_review_all_newest;
drop index if exists reviews_review_queue;
drop index if exists reviews_review_content;
drop index if exists reviews_review_text;
drop index if exists reviews_review_updated;
drop index if exists reviews_review_email;
drop index if exists reviews_review_visitor;
drop index if exists reviews_band_review;
drop index if exists reviews_attribute_find;
