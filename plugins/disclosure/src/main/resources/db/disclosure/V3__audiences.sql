-- Whose readers the content of a relation addresses, where that is not what its creator and the site do.
alter table disclosure_relation add column if not exists audiences varchar(400) default '' not null;
