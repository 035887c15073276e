-- What there is to see of some datasets before a demo is opened on one; those that are not loaded are left out.
create function overlay.show_datasets(dataset_ids uuid[])
  returns table (dataset_id uuid, row_counts jsonb, featured jsonb)
  language sql stable security definer set search_path = '' as $$
  select d.id, d.row_counts, d.featured from overlay.datasets d
   where d.id = any (show_datasets.dataset_ids) and d.retired_at is null; $$;

revoke execute on function overlay.show_datasets from public;
grant execute on function overlay.show_datasets to demo_service;
