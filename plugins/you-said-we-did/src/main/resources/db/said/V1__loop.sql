create table if not exists said_contact (
  id varchar(128) not null primary key,
  email varchar(254) not null,
  lang varchar(35) not null,
  state varchar(16) not null,
  asked_at bigint not null,
  changed_at bigint not null
);

create table if not exists said_voice (
  id varchar(36) not null primary key,
  source varchar(40) not null,
  source_ref varchar(200) not null,
  body varchar(10000) not null,
  lang varchar(35) not null,
  lang_detected boolean not null,
  topic varchar(100) not null,
  author varchar(100) not null,
  url varchar(1000) not null,
  product varchar(128) not null,
  said_at bigint not null,
  received_at bigint not null,
  day_on date not null,
  state varchar(16) not null,
  contact_id varchar(128) not null,
  quote_allowed boolean not null,
  notify_allowed boolean not null,
  remember_allowed boolean not null,
  masked boolean not null,
  body_key bigint not null,
  sketch_a bigint not null,
  sketch_b bigint not null,
  duplicate_of varchar(36) not null,
  batch_id varchar(36) not null,
  version bigint not null,
  constraint said_voice_source unique (source, source_ref)
);
create index if not exists said_voice_state on said_voice (state, id);
create index if not exists said_voice_lang on said_voice (lang, id);
create index if not exists said_voice_day on said_voice (day_on);
create index if not exists said_voice_key on said_voice (body_key);
create index if not exists said_voice_sketch_a on said_voice (sketch_a);
create index if not exists said_voice_sketch_b on said_voice (sketch_b);
create index if not exists said_voice_contact on said_voice (contact_id);

create table if not exists said_tag (
  id varchar(60) not null primary key,
  kind varchar(10) not null,
  label varchar(100) not null,
  words varchar(8000) not null,
  changed_at bigint not null
);

create table if not exists said_voice_tag (
  tag_id varchar(60) not null,
  voice_id varchar(36) not null,
  state varchar(10) not null,
  score double precision not null,
  why varchar(500) not null,
  decided_by varchar(100) not null,
  decided_at bigint not null,
  primary key (tag_id, voice_id)
);
create index if not exists said_voice_tag_voice on said_voice_tag (voice_id);
create index if not exists said_voice_tag_state on said_voice_tag (tag_id, state, voice_id);

create table if not exists said_theme (
  id varchar(128) not null primary key,
  title varchar(300) not null,
  summary varchar(4000) not null,
  lang varchar(35) not null,
  voices bigint not null,
  merged_into varchar(128) not null,
  version bigint not null,
  created_at bigint not null,
  updated_at bigint not null
);
create index if not exists said_theme_updated on said_theme (updated_at, id);

create table if not exists said_theme_voice (
  theme_id varchar(128) not null,
  voice_id varchar(36) not null,
  primary key (theme_id, voice_id)
);
create index if not exists said_theme_voice_voice on said_theme_voice (voice_id);

create table if not exists said_count (
  facet varchar(16) not null,
  name varchar(128) not null,
  day_on date not null,
  voices bigint not null,
  constraint said_count_pk primary key (facet, name, day_on)
);
create index if not exists said_count_day on said_count (facet, day_on);

create table if not exists said_action (
  id varchar(128) not null primary key,
  slug varchar(200) not null,
  lang varchar(35) not null,
  title varchar(300) not null,
  asked varchar(4000) not null,
  said_summary varchar(4000) not null,
  said_voices bigint not null,
  said_of bigint not null,
  did varchar(10000) not null,
  could_not varchar(10000) not null,
  reason varchar(40) not null,
  next_step varchar(4000) not null,
  check_on date,
  due_on date,
  owner_name varchar(100) not null,
  status varchar(16) not null,
  done_at bigint not null,
  theme_id varchar(128) not null,
  product varchar(128) not null,
  translation_of varchar(128) not null,
  merged_into varchar(128) not null,
  change_no bigint not null,
  changed_at bigint not null,
  dispute_round bigint not null,
  disputes bigint not null,
  disputed_at bigint not null,
  reminded_on date,
  version bigint not null,
  created_at bigint not null,
  updated_at bigint not null,
  constraint said_action_slug unique (slug)
);
create index if not exists said_action_changed on said_action (changed_at, id);
create index if not exists said_action_theme on said_action (theme_id);
create index if not exists said_action_product on said_action (product);
create index if not exists said_action_due on said_action (due_on);

create table if not exists said_evidence (
  action_id varchar(128) not null,
  item_no integer not null,
  url varchar(1000) not null,
  note varchar(500) not null,
  primary key (action_id, item_no)
);

create table if not exists said_quote (
  action_id varchar(128) not null,
  item_no integer not null,
  voice_id varchar(36) not null,
  excerpt varchar(1000) not null,
  primary key (action_id, item_no)
);
create index if not exists said_quote_voice on said_quote (voice_id);

create table if not exists said_revision (
  action_id varchar(128) not null,
  version bigint not null,
  made_at bigint not null,
  made_by varchar(100) not null,
  what varchar(40) not null,
  status varchar(16) not null,
  change_no bigint not null,
  document varchar(100000) not null,
  primary key (action_id, version)
);

create table if not exists said_redirect (
  slug varchar(200) not null primary key,
  action_id varchar(128) not null
);
create index if not exists said_redirect_action on said_redirect (action_id);

create table if not exists said_follower (
  action_id varchar(128) not null,
  contact_id varchar(128) not null,
  state varchar(16) not null,
  asked_at bigint not null,
  changed_at bigint not null,
  primary key (action_id, contact_id)
);
create index if not exists said_follower_contact on said_follower (contact_id);

create table if not exists said_dispute (
  action_id varchar(128) not null,
  round_no bigint not null,
  visitor varchar(64) not null,
  note varchar(2000) not null,
  made_at bigint not null,
  primary key (action_id, round_no, visitor)
);

create table if not exists said_delivery (
  id varchar(36) not null primary key,
  action_id varchar(128) not null,
  change_no bigint not null,
  contact_id varchar(128) not null,
  state varchar(16) not null,
  queued_at bigint not null,
  handed_at bigint not null,
  constraint said_delivery_once unique (action_id, change_no, contact_id)
);
create index if not exists said_delivery_state on said_delivery (state, id);
create index if not exists said_delivery_contact on said_delivery (contact_id);

create table if not exists said_snapshot (
  id varchar(40) not null primary key,
  report_month varchar(7) not null,
  created_at bigint not null,
  document varchar(1100000) not null
);
create index if not exists said_snapshot_month on said_snapshot (report_month, created_at);

create table if not exists said_secret (
  name varchar(40) not null primary key,
  content varchar(1000) not null
);

insert into said_count (facet, name, day_on, voices)
  select 'lock', '', date '1970-01-01', 0 from (values (0)) as one (n)
  where not exists (select 1 from said_count where facet = 'lock');
