-- Reads everything of the main database and writes nothing: for the audit, which looks from outside.
grant usage on schema public to session_auditor;
grant select on all tables in schema public to session_auditor;
alter default privileges in schema public grant select on tables to session_auditor;
