create table if not exists disclosure_creator (
  id varchar(128) not null,
  name varchar(200) not null,
  url varchar(500) not null,
  email varchar(320) not null,
  audiences varchar(400) not null,
  version bigint not null,
  changed_at timestamp(6) with time zone not null,
  constraint disclosure_creator_pk primary key (id)
);
create index if not exists disclosure_creator_email on disclosure_creator (email);

create table if not exists disclosure_brand (
  id varchar(128) not null,
  name varchar(200) not null,
  folded_name varchar(200) not null,
  aliases varchar(4000) not null,
  domains varchar(4000) not null,
  codes varchar(2000) not null,
  version bigint not null,
  changed_at timestamp(6) with time zone not null,
  constraint disclosure_brand_pk primary key (id)
);
create index if not exists disclosure_brand_name on disclosure_brand (folded_name);

create table if not exists disclosure_relation (
  id varchar(36) not null,
  creator_id varchar(128) not null,
  brand_id varchar(128) not null,
  kind varchar(20) not null,
  from_on date,
  to_on date,
  scope varchar(8000) not null,
  proof varchar(1000) not null,
  version bigint not null,
  changed_at timestamp(6) with time zone not null,
  constraint disclosure_relation_pk primary key (id)
);
create index if not exists disclosure_relation_creator on disclosure_relation (creator_id);
create index if not exists disclosure_relation_brand on disclosure_relation (brand_id);

create table if not exists disclosure_pack (
  id varchar(60) not null,
  version integer not null,
  jurisdiction varchar(20) not null,
  document varchar(1100000) not null,
  switched_on boolean default false not null,
  installed_by varchar(200) not null,
  installed_at timestamp(6) with time zone not null,
  constraint disclosure_pack_pk primary key (id, version)
);

create table if not exists disclosure_false_alarm (
  content_id varchar(300) not null,
  finding varchar(80) not null,
  reason varchar(500) not null,
  dismissed_by varchar(200) not null,
  dismissed_at timestamp(6) with time zone not null,
  constraint disclosure_false_alarm_pk primary key (content_id, finding)
);
