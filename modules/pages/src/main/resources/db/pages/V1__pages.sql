create table page_page (
  id varchar(128) not null primary key,
  path varchar(500) not null,
  title varchar(300) not null,
  lang varchar(35) not null,
  draft varchar(1000000) not null,
  draft_version bigint not null,
  published_revision bigint,
  published_draft_version bigint,
  translation_of varchar(128),
  nav_order integer,
  nav_title varchar(300),
  updated_at bigint not null,
  updated_by varchar(200) not null
);
create index page_page_path on page_page (path);
create index page_page_translation on page_page (translation_of);

create table page_revision (
  page_id varchar(128) not null,
  revision bigint not null,
  body varchar(1000000) not null,
  published_at bigint not null,
  published_by varchar(200) not null,
  primary key (page_id, revision)
);

-- A path that visitors can ask for: the page that is there, or was there before it moved.
create table page_route (
  path varchar(500) not null primary key,
  page_id varchar(128) not null,
  moved boolean not null
);
create index page_route_page on page_route (page_id);

create table page_secret (
  name varchar(40) not null primary key,
  secret_value varchar(200) not null
);
