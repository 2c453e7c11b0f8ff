create table if not exists services_secret (
  name varchar(40) not null,
  material varchar(200) not null,
  constraint services_secret_pk primary key (name)
);

create table if not exists services_mail (
  mail_key varchar(200) not null,
  batch varchar(200) not null,
  state varchar(10) not null,
  attempts integer not null,
  accepted_at timestamp(6) with time zone not null,
  next_at timestamp(6) with time zone not null,
  ended_at timestamp(6) with time zone,
  lease_owner varchar(36) not null,
  lease_until timestamp(6) with time zone,
  recipient varchar(254) not null,
  person varchar(254) not null,
  lang varchar(35) not null,
  subject varchar(300) not null,
  body_text varchar(1100000) not null,
  body_html varchar(1100000) not null,
  unsubscribe varchar(800) not null,
  problem varchar(500) not null,
  constraint services_mail_pk primary key (mail_key)
);
create index if not exists services_mail_due_ix on services_mail (state, next_at);
create index if not exists services_mail_batch_ix on services_mail (batch, state);
create index if not exists services_mail_person_ix on services_mail (person);
create index if not exists services_mail_time_ix on services_mail (accepted_at);

create table if not exists services_notice (
  notice_key varchar(200) not null,
  kind varchar(80) not null,
  severity integer not null,
  title varchar(300) not null,
  at_path varchar(500) not null,
  for_role varchar(40) not null,
  raised_at timestamp(6) with time zone not null,
  resolved_at timestamp(6) with time zone,
  constraint services_notice_pk primary key (notice_key)
);
create index if not exists services_notice_open_ix on services_notice (resolved_at, raised_at);

create table if not exists services_notice_read (
  notice_key varchar(200) not null,
  reader varchar(100) not null,
  constraint services_notice_read_pk primary key (notice_key, reader)
);
create index if not exists services_notice_read_ix on services_notice_read (reader);

create table if not exists services_delivery (
  id varchar(36) not null,
  target varchar(1000) not null,
  notice_key varchar(200) not null,
  payload varchar(100000) not null,
  line varchar(1000) not null,
  state varchar(10) not null,
  attempts integer not null,
  created_at timestamp(6) with time zone not null,
  next_at timestamp(6) with time zone not null,
  mail_group varchar(36) not null,
  problem varchar(500) not null,
  constraint services_delivery_pk primary key (id)
);
create index if not exists services_delivery_due_ix on services_delivery (state, next_at);
create index if not exists services_delivery_time_ix on services_delivery (created_at);

create table if not exists services_consent (
  id varchar(36) not null,
  subject varchar(200) not null,
  purpose varchar(80) not null,
  place varchar(80) not null,
  wording varchar(2000) not null,
  act_source varchar(80) not null,
  granted_at timestamp(6) with time zone not null,
  until_at timestamp(6) with time zone,
  ended_at timestamp(6) with time zone,
  reason varchar(20) not null,
  told boolean not null,
  constraint services_consent_pk primary key (id)
);
create index if not exists services_consent_subject_ix on services_consent (subject, purpose, place);
create index if not exists services_consent_until_ix on services_consent (until_at);
create index if not exists services_consent_told_ix on services_consent (told, ended_at);
