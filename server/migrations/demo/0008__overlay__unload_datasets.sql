-- A retired dataset may be wanted again before it is unloaded: whoever makes it must know that it is there, and finish that first.

-- Deletes up to so many rows of each table of a retired dataset, and the dataset itself once none is left.
-- Called again until it answers true, a transaction each, under the dataset's advisory lock.
create function overlay.unload_some(dataset_id uuid, up_to integer default 5000) returns boolean
  language plpgsql set search_path = '' as $$
declare
  declared text;
  deleted integer;
begin
  if not exists (select from overlay.datasets d where d.id = unload_some.dataset_id and d.retired_at is not null) then return true; end if;
  for declared in select t.name from overlay.declared_tables t loop
    execute format('delete from dataset.%1$I where ctid = any (array(select ctid from dataset.%1$I where dataset_id = $1 limit $2))', declared)
      using unload_some.dataset_id, up_to;
    get diagnostics deleted = row_count;
    if deleted = up_to then return false; end if;
  end loop;
  delete from overlay.datasets d where d.id = unload_some.dataset_id;
  return true;
end $$;

grant execute on function overlay.unload_some to demo_loader;
