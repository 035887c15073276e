-- A shop's tax has a name and a rate for what is eaten there: IVA, in the Canary Islands IGIC, in Ceuta and Melilla IPSI.
select overlay.declare('locations',
  columns => array['name text not null', 'address text not null', 'postcode text not null', 'time_zone text not null',
                   'sells boolean not null default true', 'bakes boolean not null default true',
                   'tax_name text not null default ''IVA''', 'served_tax_percent real not null default 10']);

-- Whether somebody vouches for a product's allergens, or they follow from a recipe that was guessed by its name.
select overlay.declare('products',
  columns     => array['sku text not null', 'name text not null', 'category text not null', 'price_cents integer not null check (price_cents > 0)',
                       'vat_percent integer not null', 'shelf_life_hours integer not null', 'is_baked boolean not null',
                       'allergens text not null default ''''', 'retired boolean not null default false', 'season text',
                       'allergens_checked boolean not null default true'],
  unique_keys => array['sku']);

-- The two cities tax bread at half of one per cent. What reads both tables, the specification's view of sales, is made again.
do $$
declare
  migrator text := current_user;
  owned text;
begin
  perform set_config('role', 'demo_viewer', true);
  drop view workspace.sales;
  foreach owned in array array['products', 'ticket_lines'] loop
    perform set_config('role', 'demo_viewer', true);
    execute format('drop view workspace.%I', owned);
    perform set_config('role', migrator, true);
    execute format('alter table dataset.%I alter column vat_percent type real', owned);
    execute format('alter table change.%I alter column vat_percent type real', owned);
    perform overlay.remake_table(t) from overlay.declared_tables t where t.name = owned;
  end loop;
  perform set_config('role', 'demo_viewer', true);
  create view workspace.sales as
    select l.sold_on as sale_date, (l.sold_at at time zone p.time_zone)::time(0) as sale_time, l.product_id, i.name as product_name, l.quantity,
           (l.unit_price_cents / 100.0)::numeric(10, 2) as unit_price, (l.gross_cents / 100.0)::numeric(10, 2) as total_amount, t.channel
      from workspace.ticket_lines l
      join workspace.tickets t on t.id = l.ticket_id
      join workspace.products i on i.id = l.product_id
      join workspace.locations p on p.id = l.location_id
     where t.voids_ticket_id is null and not exists (select from workspace.tickets v where v.voids_ticket_id = t.id);
  grant select on workspace.sales to demo_service, demo_auditor;
  perform set_config('role', migrator, true);
end $$;
