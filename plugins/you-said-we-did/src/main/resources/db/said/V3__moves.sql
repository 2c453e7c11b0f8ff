-- What a theme had when it was merged, so that a merge of any size can be taken back.
create table if not exists said_theme_move (
  theme_id varchar(128) not null,
  voice_id varchar(36) not null,
  shared boolean not null,
  primary key (theme_id, voice_id)
);
