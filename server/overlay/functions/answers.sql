-- Answers to requests that may be sent again: each is kept for a day, and goes with what its act left.

create or replace function overlay.find_answer(key_hash text) returns table (request_hash text, answer json)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.request_hash, a.answer from overlay.answers a
   where a.tenant_id = overlay.tenant_id() and a.key_hash = find_answer.key_hash and a.kept_at > clock_timestamp() - interval '24 hours'; $$;

create or replace function overlay.keep_answer(key_hash text, request_hash text, answer json) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from overlay.answers a where a.tenant_id = overlay.tenant_id() and a.kept_at <= clock_timestamp() - interval '24 hours';
  insert into overlay.answers (tenant_id, key_hash, request_hash, answer)
    values (overlay.tenant_id(), keep_answer.key_hash, keep_answer.request_hash, keep_answer.answer); $$;
