create table if not exists help_article (
  id varchar(128) not null primary key,
  lang varchar(35) not null,
  slug varchar(200) not null,
  title varchar(300) not null,
  description varchar(1000) not null,
  body varchar(1100000) not null,
  category varchar(200) not null,
  tags varchar(2500) not null,
  status varchar(16) not null,
  translation_of varchar(128) not null,
  source varchar(512) not null,
  version bigint not null,
  created_at bigint not null,
  updated_at bigint not null,
  published_at bigint not null,
  changed_at bigint not null,
  constraint help_article_slug unique (lang, slug)
);
create index if not exists help_article_category on help_article (lang, category);
create index if not exists help_article_changed on help_article (changed_at);
create index if not exists help_article_translation on help_article (translation_of);

create table if not exists help_redirect (
  lang varchar(35) not null,
  slug varchar(200) not null,
  article_id varchar(128) not null,
  primary key (lang, slug)
);
create index if not exists help_redirect_article on help_redirect (article_id);

create table if not exists help_category (
  lang varchar(35) not null,
  path varchar(200) not null,
  title varchar(200) not null,
  description varchar(1000) not null,
  sort_position integer not null,
  primary key (lang, path)
);

create table if not exists help_media (
  path varchar(512) not null primary key,
  name varchar(120) not null
);

create table if not exists help_clock (
  name varchar(40) not null primary key,
  counter bigint not null
);

create table if not exists help_change (
  seq bigint not null primary key,
  article_id varchar(128) not null,
  changed_at bigint not null
);

create table if not exists help_query_day (
  day_on varchar(10) not null,
  lang varchar(35) not null,
  query varchar(120) not null,
  searches bigint not null,
  zeros bigint not null,
  clicks bigint not null,
  click_positions bigint not null,
  primary key (day_on, lang, query)
);

create table if not exists help_article_day (
  day_on varchar(10) not null,
  article_id varchar(128) not null,
  views bigint not null,
  clicks bigint not null,
  helpful bigint not null,
  unhelpful bigint not null,
  primary key (day_on, article_id)
);

create table if not exists help_synonym (
  id varchar(36) not null primary key,
  lang varchar(35) not null,
  terms varchar(2500) not null,
  changed_at bigint not null
);

create table if not exists help_pin (
  id varchar(36) not null primary key,
  query varchar(120) not null,
  lang varchar(35) not null,
  article_id varchar(128) not null,
  pin_position integer not null,
  until_at bigint not null,
  changed_at bigint not null
);

insert into help_clock (name, counter)
  select 'change', 0 from (values (0)) as one (n)
  where not exists (select 1 from help_clock where name = 'change');

insert into help_clock (name, counter)
  select 'pruned', 0 from (values (0)) as one (n)
  where not exists (select 1 from help_clock where name = 'pruned');
