-- Orders that authors named before the shop reported them; keyed hashes only.
create table if not exists reviews_claim (
  review_id varchar(36) not null primary key,
  order_hash varchar(64) not null,
  buyer varchar(64) not null,
  product varchar(128) not null,
  claimed_at bigint not null
);
create index if not exists reviews_claim_order on reviews_claim (order_hash, review_id);
