-- What an import looks up for each of its rows.
create index if not exists said_voice_ref on said_voice (source_ref);
