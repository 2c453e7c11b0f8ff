create table if not exists reviews_product (
  id varchar(128) not null primary key,
  name varchar(300) not null,
  url varchar(2000) not null,
  image varchar(2000) not null,
  gtin varchar(50) not null,
  mpn varchar(70) not null,
  sku varchar(100) not null,
  brand varchar(100) not null,
  updated_at bigint not null
);

create table if not exists reviews_review (
  id varchar(36) not null primary key,
  product varchar(128) not null,
  rating integer not null,
  title varchar(200) not null,
  body varchar(10000) not null,
  author_name varchar(100) not null,
  author_email varchar(254) not null,
  visitor varchar(64) not null,
  lang varchar(35) not null,
  pros varchar(2100) not null,
  cons varchar(2100) not null,
  attributes varchar(5000) not null,
  photos varchar(4000) not null,
  experienced_on varchar(10) not null,
  status varchar(16) not null,
  submitted_at bigint not null,
  published_at bigint not null,
  updated_at bigint not null,
  verified_method varchar(20) not null,
  verified_at bigint not null,
  verified_proof varchar(64) not null,
  incentive_kind varchar(20) not null,
  incentive_note varchar(300) not null,
  quotable boolean not null,
  helpful bigint not null,
  flags bigint not null,
  reply_body varchar(5000) not null,
  reply_by varchar(200) not null,
  replied_at bigint not null,
  content_score integer not null,
  usefulness integer not null,
  usefulness_reasons varchar(500) not null,
  shortfall integer not null,
  hints varchar(4000) not null,
  decision_reason varchar(40) not null,
  decision_note varchar(2000) not null,
  decided_by varchar(200) not null,
  decided_at bigint not null,
  content_key varchar(64) not null,
  text_key varchar(64) not null,
  source varchar(40) not null
);
create index if not exists reviews_review_newest on reviews_review (product, status, published_at, id);
create index if not exists reviews_review_useful on reviews_review (product, status, usefulness, published_at, id);
create index if not exists reviews_review_highest on reviews_review (product, status, rating, published_at, id);
create index if not exists reviews_review_lowest on reviews_review (product, status, shortfall, published_at, id);
create index if not exists reviews_review_all_newest on reviews_review (status, published_at, id);
create index if not exists reviews_review_queue on reviews_review (status, submitted_at, id);
create index if not exists reviews_review_content on reviews_review (content_key);
create index if not exists reviews_review_text on reviews_review (text_key);
create index if not exists reviews_review_updated on reviews_review (updated_at);
create index if not exists reviews_review_email on reviews_review (author_email);
create index if not exists reviews_review_visitor on reviews_review (visitor, submitted_at);

-- What is searched by attribute: a copy of the published ones, so that one index answers.
create table if not exists reviews_attribute (
  review_id varchar(36) not null,
  attr_name varchar(40) not null,
  attr_text varchar(100) not null,
  product varchar(128) not null,
  published_at bigint not null,
  constraint reviews_attribute_pk primary key (review_id, attr_name)
);
create index if not exists reviews_attribute_find on reviews_attribute (product, attr_name, attr_text, published_at, review_id);

-- How many published reviews there are of each sort: every total and average is a sum of these.
create table if not exists reviews_count (
  product varchar(128) not null,
  rating integer not null,
  incentivised boolean not null,
  verified boolean not null,
  lang varchar(35) not null,
  reviews bigint not null,
  constraint reviews_count_pk primary key (product, rating, incentivised, verified, lang)
);

create table if not exists reviews_attribute_count (
  product varchar(128) not null,
  attr_name varchar(40) not null,
  attr_text varchar(100) not null,
  reviews bigint not null,
  constraint reviews_attribute_count_pk primary key (product, attr_name, attr_text)
);

create table if not exists reviews_vote (
  review_id varchar(36) not null,
  visitor varchar(64) not null,
  helpful boolean not null,
  voted_at bigint not null,
  constraint reviews_vote_pk primary key (review_id, visitor)
);

create table if not exists reviews_flag (
  id varchar(36) not null primary key,
  review_id varchar(36) not null,
  visitor varchar(64) not null,
  reason varchar(40) not null,
  note varchar(1000) not null,
  flagged_at bigint not null,
  constraint reviews_flag_once unique (review_id, visitor)
);

-- The public record of moderation: no text, no names, kept when a review is erased.
create table if not exists reviews_ledger (
  id varchar(36) not null primary key,
  review_id varchar(36) not null,
  product varchar(128) not null,
  rating integer not null,
  decision varchar(16) not null,
  reason varchar(40) not null,
  automatic boolean not null,
  decided_by varchar(200) not null,
  submitted_at bigint not null,
  decided_at bigint not null
);
create index if not exists reviews_ledger_decided on reviews_ledger (decided_at, id);

-- Groups of word pairs that near duplicates share (MinHash bands).
create table if not exists reviews_band (
  band bigint not null,
  review_id varchar(36) not null,
  constraint reviews_band_pk primary key (band, review_id)
);
create index if not exists reviews_band_review on reviews_band (review_id);

-- Told to listeners after the commit; deleted once every listener has heard.
create table if not exists reviews_event (
  id varchar(36) not null primary key,
  kind varchar(20) not null,
  review_id varchar(36) not null,
  product varchar(128) not null,
  happened_at bigint not null
);

create table if not exists reviews_secret (
  name varchar(40) not null primary key,
  secret varchar(100) not null
);

create table if not exists reviews_lock (
  name varchar(40) not null primary key,
  counter bigint not null
);

insert into reviews_lock (name, counter)
  select 'import', 0 from (values (0)) as one (n)
  where not exists (select 1 from reviews_lock where name = 'import');
