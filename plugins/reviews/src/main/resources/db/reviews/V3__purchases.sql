-- Who bought, as a keyed hash: what a review with the number of the order is compared with.
alter table reviews_order add column if not exists buyer varchar(64) default '' not null;
