-- What the last check of each page found.
create table if not exists disclosure_page (
  path varchar(500) not null,
  content_id varchar(300) not null,
  lang varchar(35) not null,
  title varchar(300) not null,
  label varchar(500) not null,
  findings varchar(200000) not null,
  blocked integer not null,
  warned integer not null,
  run_id varchar(36) not null,
  checked_at timestamp(6) with time zone not null,
  constraint disclosure_page_pk primary key (path)
);
create index if not exists disclosure_page_content on disclosure_page (content_id);

-- How far a walk over all pages is, so that it goes on where a stop cut it off.
create table if not exists disclosure_walk (
  name varchar(40) not null,
  run_id varchar(36) not null,
  last_path varchar(500) not null,
  done bigint not null,
  total bigint not null,
  blocked bigint not null,
  started_at timestamp(6) with time zone not null,
  ended_at timestamp(6) with time zone,
  constraint disclosure_walk_pk primary key (name)
);

-- Signed records, each with the hash of the one before it. Rows are only ever added.
create table if not exists disclosure_record (
  seq bigint not null,
  path varchar(500) not null,
  content_id varchar(300) not null,
  recorded_at timestamp(6) with time zone not null,
  body varchar(20000) not null,
  hash varchar(64) not null,
  signature varchar(200) not null,
  html_hash varchar(64) not null,
  constraint disclosure_record_pk primary key (seq)
);
create index if not exists disclosure_record_path on disclosure_record (path, recorded_at);

create table if not exists disclosure_html (
  hash varchar(64) not null,
  html varchar(2100000) not null,
  constraint disclosure_html_pk primary key (hash)
);

-- The row that whoever adds a record updates first: one at a time, in the order of commits.
create table if not exists disclosure_chain (
  name varchar(20) not null,
  counted bigint not null,
  last_hash varchar(64) not null,
  constraint disclosure_chain_pk primary key (name)
);
