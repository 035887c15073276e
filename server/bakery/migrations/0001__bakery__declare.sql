-- Things: there all the time, edited in place.
select overlay.declare('locations',
  columns => array['name text not null', 'address text not null', 'postcode text not null', 'time_zone text not null']);

select overlay.declare('products',
  columns     => array['sku text not null', 'name text not null', 'category text not null', 'price_cents integer not null check (price_cents > 0)',
                       'vat_percent integer not null', 'shelf_life_hours integer not null', 'is_baked boolean not null',
                       'allergens text not null default ''''', 'retired boolean not null default false'],
  unique_keys => array['sku']);

select overlay.declare('suppliers',
  columns => array['name text not null', 'sells text not null', 'cif text not null', 'iban text not null', 'email text not null',
                   'lead_days integer not null', 'delivers_on text not null', 'minimum_cents integer not null', 'payment_days integer not null']);

select overlay.declare('ingredients',
  columns      => array['name text not null', 'cents_per_kg integer not null', 'supplier_id uuid not null', 'allergens text not null default ''''',
                        'cover_days integer not null'],
  reference_to => '{"supplier_id": "suppliers"}');

select overlay.declare('recipe_lines',
  columns      => array['product_id uuid not null', 'ingredient_id uuid not null', 'grams double precision not null check (grams > 0)'],
  reference_to => '{"product_id": "products", "ingredient_id": "ingredients"}');

select overlay.declare('team_members',
  columns => array['name text not null', 'role text not null', 'position text not null', 'email text not null', 'hourly_cents integer not null']);

-- Facts: each appears at its gate. Local dates stand beside instants, to be grouped by.
select overlay.declare('shifts',
  columns => array['team_member_id uuid not null', 'location_id uuid not null', 'shift_on date not null', 'starts_at timestamptz not null',
                   'ends_at timestamptz not null', 'published_at timestamptz not null'],
  gate    => 'published_at', reference_to => '{"team_member_id": "team_members"}', indexes => array['shift_on']);

select overlay.declare('calendar_days',
  columns => array['location_id uuid not null', 'day_on date not null', 'is_open boolean not null', 'opens_at timestamptz',
                   'closes_at timestamptz', 'holiday text', 'announced_at timestamptz not null'],
  gate    => 'announced_at', unique_keys => array['location_id, day_on']);

select overlay.declare('tickets',
  columns     => array['location_id uuid not null', 'till integer not null', 'number integer not null', 'sold_at timestamptz not null',
                       'sold_on date not null', 'channel text not null default ''pos''', 'payment text not null', 'eat_in boolean not null default false',
                       'units integer not null', 'gross_cents integer not null', 'net_cents integer not null', 'voids_ticket_id uuid'],
  gate        => 'sold_at', unique_keys => array['location_id, till, number'], indexes => array['sold_on, number']);

select overlay.declare('ticket_lines',
  columns      => array['ticket_id uuid not null', 'location_id uuid not null', 'sold_at timestamptz not null', 'sold_on date not null',
                        'product_id uuid not null', 'quantity integer not null', 'unit_price_cents integer not null',
                        'discount_cents integer not null default 0', 'vat_percent integer not null', 'gross_cents integer not null'],
  gate         => 'sold_at', reference_to => '{"ticket_id": "tickets", "product_id": "products"}', indexes => array['sold_on']);

select overlay.declare('production_plans',
  columns      => array['location_id uuid not null', 'product_id uuid not null', 'plan_on date not null', 'run text not null',
                        'planned_units integer not null', 'generated_at timestamptz not null'],
  gate         => 'generated_at', reference_to => '{"product_id": "products"}', indexes => array['plan_on']);

select overlay.declare('batches',
  columns      => array['product_id uuid not null', 'location_id uuid not null', 'batch_on date not null', 'run text not null',
                        'started_at timestamptz not null', 'finished_at timestamptz not null', 'planned_units integer not null',
                        'produced_units integer not null'],
  gate         => 'finished_at', reference_to => '{"product_id": "products"}', indexes => array['batch_on']);

-- Comes in positive, goes out negative. What is baked and sold is in batches and ticket lines.
select overlay.declare('finished_goods_movements',
  columns      => array['product_id uuid not null', 'location_id uuid not null', 'kind text not null', 'units integer not null',
                        'moved_on date not null', 'occurred_at timestamptz not null'],
  gate         => 'occurred_at', reference_to => '{"product_id": "products"}', indexes => array['moved_on']);

select overlay.declare('stock_movements',
  columns      => array['ingredient_id uuid not null', 'location_id uuid not null', 'kind text not null', 'quantity_grams integer not null',
                        'moved_on date not null', 'occurred_at timestamptz not null', 'note text'],
  gate         => 'occurred_at', reference_to => '{"ingredient_id": "ingredients"}', indexes => array['moved_on']);

select overlay.declare('forecasts',
  columns      => array['product_id uuid not null', 'location_id uuid not null', 'forecast_on date not null',
                        'predicted_units double precision not null', 'lower_units double precision not null',
                        'upper_units double precision not null', 'generated_at timestamptz not null', 'model text not null'],
  gate         => 'generated_at', reference_to => '{"product_id": "products"}', indexes => array['forecast_on']);
