create table security_account (
  username varchar(64) not null,
  password varchar(300) not null,
  roles varchar(200) not null,
  created_at timestamp(6) with time zone not null,
  changed_at timestamp(6) with time zone not null,
  constraint security_account_pk primary key (username)
);

create table security_session (
  hash varchar(64) not null,
  username varchar(64) not null,
  created_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  constraint security_session_pk primary key (hash)
);
create index security_session_user_ix on security_session (username);
create index security_session_end_ix on security_session (expires_at);

create table security_token (
  id varchar(36) not null,
  hash varchar(64) not null,
  name varchar(100) not null,
  roles varchar(200) not null,
  created_by varchar(64) not null,
  created_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone,
  constraint security_token_pk primary key (id),
  constraint security_token_hash_uk unique (hash)
);

create table security_audit (
  id varchar(36) not null,
  at_time timestamp(6) with time zone not null,
  actor varchar(100) not null,
  action varchar(100) not null,
  subject varchar(300) not null,
  constraint security_audit_pk primary key (id)
);

-- Whoever changes accounts changes this row first, so that two changes never cross.
create table security_guard (
  name varchar(20) not null,
  counted bigint not null,
  constraint security_guard_pk primary key (name)
);
insert into security_guard (name, counted) values ('accounts', 0);
