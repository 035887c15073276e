-- The whole bakery. Things first: there all the time, edited in place.
select overlay.declare('locations',
  columns => array['name text not null', 'address text not null', 'postcode text not null', 'time_zone text not null',
                   'sells boolean not null default true', 'bakes boolean not null default true']);

select overlay.declare('products',
  columns     => array['sku text not null', 'name text not null', 'category text not null', 'price_cents integer not null check (price_cents > 0)',
                       'vat_percent integer not null', 'shelf_life_hours integer not null', 'is_baked boolean not null',
                       'allergens text not null default ''''', 'retired boolean not null default false', 'season text'],
  unique_keys => array['sku']);

select overlay.declare('ingredients',
  columns      => array['name text not null', 'cents_per_kg integer not null', 'supplier_id uuid not null', 'allergens text not null default ''''',
                        'cover_days integer not null', 'shelf_days integer not null default 30', 'is_food boolean not null default true'],
  reference_to => '{"supplier_id": "suppliers"}');

select overlay.declare('team_members',
  columns => array['name text not null', 'role text not null', 'position text not null', 'email text not null', 'hourly_cents integer not null',
                   'location_id uuid']);

select overlay.declare('customers',
  columns => array['name text not null', 'cif text not null', 'address text not null', 'email text not null']);

select overlay.declare('standing_orders',
  columns      => array['customer_id uuid not null', 'product_id uuid not null', 'location_id uuid not null', 'weekdays text not null',
                        'units integer not null check (units > 0)'],
  reference_to => '{"customer_id": "customers", "product_id": "products"}');

-- Facts. A price is a row from when on it is charged; the price of a product or an ingredient is its last one by the demo's clock.
select overlay.declare('price_revisions',
  columns      => array['product_id uuid not null', 'price_cents integer not null check (price_cents > 0)', 'valid_from timestamptz not null',
                        'set_by text not null default ''person'''],
  gate         => 'valid_from', reference_to => '{"product_id": "products"}', indexes => array['product_id, valid_from']);

select overlay.declare('supplier_prices',
  columns      => array['supplier_id uuid not null', 'ingredient_id uuid not null', 'cents_per_kg integer not null', 'valid_from timestamptz not null'],
  gate         => 'valid_from', reference_to => '{"supplier_id": "suppliers", "ingredient_id": "ingredients"}');

select overlay.declare('calendar_days',
  columns => array['location_id uuid not null', 'day_on date not null', 'is_open boolean not null', 'opens_at timestamptz',
                   'closes_at timestamptz', 'holiday text', 'announced_at timestamptz not null', 'event text'],
  gate    => 'announced_at', unique_keys => array['location_id, day_on']);

select overlay.declare('weather_days',
  columns => array['day_on date not null', 'condition text not null', 'max_celsius integer not null', 'rain_millimetres double precision not null',
                   'observed_at timestamptz not null'],
  gate    => 'observed_at', indexes => array['day_on']);

select overlay.declare('tickets',
  columns     => array['location_id uuid not null', 'till integer not null', 'number integer not null', 'sold_at timestamptz not null',
                       'sold_on date not null', 'channel text not null default ''pos''', 'payment text not null', 'eat_in boolean not null default false',
                       'units integer not null', 'gross_cents integer not null', 'net_cents integer not null', 'voids_ticket_id uuid',
                       'customer_id uuid'],
  gate        => 'sold_at', unique_keys => array['location_id, till, number'], indexes => array['sold_on, number']);

select overlay.declare('payments',
  columns      => array['ticket_id uuid not null', 'location_id uuid not null', 'method text not null', 'amount_cents integer not null',
                        'paid_at timestamptz not null', 'paid_on date not null'],
  gate         => 'paid_at', reference_to => '{"ticket_id": "tickets"}', indexes => array['paid_on']);

-- `consumed_at`: when its ingredients are booked out of the larder, with the last batch of its run.
select overlay.declare('batches',
  columns      => array['product_id uuid not null', 'location_id uuid not null', 'batch_on date not null', 'run text not null',
                        'started_at timestamptz not null', 'finished_at timestamptz not null', 'planned_units integer not null',
                        'produced_units integer not null', 'deck integer', 'team_member_id uuid', 'consumed_at timestamptz'],
  gate         => 'finished_at', reference_to => '{"product_id": "products"}', indexes => array['batch_on']);

select overlay.declare('quality_checks',
  columns      => array['batch_id uuid not null', 'product_id uuid not null', 'location_id uuid not null', 'checked_at timestamptz not null',
                        'checked_on date not null', 'grams integer not null', 'passed boolean not null'],
  gate         => 'checked_at', reference_to => '{"batch_id": "batches", "product_id": "products"}', indexes => array['checked_on']);

select overlay.declare('transfers',
  columns      => array['product_id uuid not null', 'from_location_id uuid not null', 'to_location_id uuid not null',
                        'units integer not null check (units > 0)', 'sent_at timestamptz not null', 'received_at timestamptz not null',
                        'moved_on date not null'],
  gate         => 'received_at', reference_to => '{"product_id": "products", "from_location_id": "locations", "to_location_id": "locations"}',
  indexes      => array['moved_on']);

select overlay.declare('finished_goods_movements',
  columns      => array['product_id uuid not null', 'location_id uuid not null', 'kind text not null', 'units integer not null',
                        'moved_on date not null', 'occurred_at timestamptz not null', 'destination text', 'note text', 'transfer_id uuid'],
  gate         => 'occurred_at', reference_to => '{"product_id": "products"}', indexes => array['moved_on']);

select overlay.declare('purchase_orders',
  columns      => array['number text not null', 'supplier_id uuid not null', 'location_id uuid not null', 'ordered_at timestamptz not null',
                        'ordered_on date not null', 'expected_on date not null', 'placed_by text not null default ''person'''],
  gate         => 'ordered_at', reference_to => '{"supplier_id": "suppliers"}', indexes => array['ordered_on']);

select overlay.declare('purchase_order_lines',
  columns      => array['purchase_order_id uuid not null', 'ingredient_id uuid not null', 'quantity_grams integer not null check (quantity_grams > 0)',
                        'cents_per_kg integer not null', 'amount_cents integer not null', 'ordered_at timestamptz not null'],
  gate         => 'ordered_at', reference_to => '{"purchase_order_id": "purchase_orders", "ingredient_id": "ingredients"}',
  indexes      => array['purchase_order_id']);

select overlay.declare('deliveries',
  columns      => array['purchase_order_id uuid not null', 'supplier_id uuid not null', 'location_id uuid not null', 'delivered_at timestamptz not null',
                        'delivered_on date not null', 'due_on date not null', 'amount_cents integer not null'],
  gate         => 'delivered_at', reference_to => '{"purchase_order_id": "purchase_orders", "supplier_id": "suppliers"}',
  indexes      => array['delivered_on']);

-- A lot that was there before the first day shown has no delivery.
select overlay.declare('lots',
  columns      => array['ingredient_id uuid not null', 'location_id uuid not null', 'delivery_id uuid', 'code text not null',
                        'received_at timestamptz not null', 'expires_on date not null', 'quantity_grams integer not null', 'cents_per_kg integer not null'],
  gate         => 'received_at', reference_to => '{"ingredient_id": "ingredients", "delivery_id": "deliveries"}', indexes => array['expires_on']);

select overlay.declare('stock_movements',
  columns      => array['ingredient_id uuid not null', 'location_id uuid not null', 'kind text not null', 'quantity_grams integer not null',
                        'moved_on date not null', 'occurred_at timestamptz not null', 'note text', 'destination text', 'lot_id uuid'],
  gate         => 'occurred_at', reference_to => '{"ingredient_id": "ingredients", "lot_id": "lots"}', indexes => array['moved_on']);

-- How a day went against what was forecast the evening before, and against the same weekday of the week before.
select overlay.declare('forecast_accuracy',
  columns      => array['product_id uuid not null', 'location_id uuid not null', 'forecast_on date not null', 'model text not null',
                        'predicted_units double precision not null', 'naive_units double precision', 'actual_units integer not null',
                        'demand_units double precision not null', 'left_units integer not null', 'sold_out_at timestamptz',
                        'measured_at timestamptz not null'],
  gate         => 'measured_at', reference_to => '{"product_id": "products"}', indexes => array['forecast_on']);

-- A model's error over the week after an origin, as a share of what was sold.
select overlay.declare('forecast_scores',
  columns      => array['product_id uuid not null', 'location_id uuid not null', 'origin_on date not null', 'model text not null',
                        'wape double precision not null', 'naive_wape double precision', 'days integer not null', 'measured_at timestamptz not null'],
  gate         => 'measured_at', reference_to => '{"product_id": "products"}');

-- There from `valid_from` until it is solved.
select overlay.declare('alerts',
  columns => array['location_id uuid not null', 'kind text not null', 'severity text not null', 'title text not null', 'detail text not null',
                   'screen text not null', 'entity_table text not null', 'entity_id uuid not null', 'valid_from timestamptz not null',
                   'valid_to timestamptz'],
  gate    => 'valid_from', indexes => array['valid_to']);

select overlay.declare('insights',
  columns => array['location_id uuid not null', 'kind text not null', 'title text not null', 'detail text not null', 'value_cents integer',
                   'screen text not null', 'entity_table text', 'entity_id uuid', 'generated_at timestamptz not null', 'generated_on date not null'],
  gate    => 'generated_at', indexes => array['generated_on']);

-- Sales as one flat list: a line of a ticket that was not taken back, and is none that takes another back.
do $$
declare
  migrator text := current_user;
begin
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
