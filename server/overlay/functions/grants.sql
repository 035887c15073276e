-- Who may do what. What was granted before is taken back before these files are applied, so that this is all there is.

-- Serves: the views, and these functions.
grant usage on schema workspace, overlay to demo_service;
grant select on workspace.tenant to demo_service;
grant execute on function
  overlay.tenant_id, overlay.dataset_id, overlay.workspace_now, overlay.dataset_horizon, overlay.enter, overlay.set_clock(timestamptz),
  overlay.open, overlay.reset, overlay.close, overlay.erase, overlay.list_tenants, overlay.forget_erased,
  overlay.move_clock, overlay.note_act, overlay.fork, overlay.set_lived_until, overlay.lock_tenant, overlay.write_world,
  overlay.count_changes, overlay.list_changes, overlay.list_own_rows, overlay.copy_changes, overlay.find_dataset_of, overlay.rows_of_act, overlay.next_number, overlay.find_answer, overlay.keep_answer,
  overlay.list_members, overlay.check_password, overlay.sign_in, overlay.find_sign_in, overlay.regenerate,
  overlay.find_dataset, overlay.show_datasets, overlay.find_facts, overlay.dataset_order, overlay.dataset_generator, overlay.dataset_featured
  to demo_service;

-- Loads and unloads datasets.
grant usage on schema overlay, dataset to demo_loader;
grant select, insert, delete on overlay.datasets to demo_loader;
grant select on overlay.declared_tables to demo_loader;
grant execute on function
  overlay.tenant_id, overlay.dataset_id, overlay.workspace_now, overlay.dataset_horizon,
  overlay.find_dataset, overlay.keep_facts, overlay.analyze_datasets, overlay.list_unused_datasets, overlay.retire_dataset, overlay.unload_some
  to demo_loader;

-- Owns the views and only reads; each declared table's grants are made with its policies.
grant usage on schema overlay, dataset, change to demo_viewer;
grant usage, create on schema workspace to demo_viewer;
grant execute on function
  overlay.tenant_id, overlay.dataset_id, overlay.workspace_now, overlay.dataset_horizon, overlay.before_write
  to demo_viewer;

-- Looks at everything but secrets.
grant usage on schema overlay, dataset, change, workspace to demo_auditor;
grant select on all tables in schema overlay to demo_auditor;
grant select on workspace.tenant to demo_auditor;
revoke select on overlay.members, overlay.sign_ins from demo_auditor;
grant select (tenant_id, role, name, email, generation) on overlay.members to demo_auditor;
grant execute on function overlay.tenant_id, overlay.dataset_id, overlay.workspace_now, overlay.dataset_horizon to demo_auditor;
