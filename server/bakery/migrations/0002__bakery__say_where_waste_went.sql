-- Waste goes somewhere: given away, fed, composted or binned. What was generated says so by its kind alone.
select overlay.declare('finished_goods_movements',
  columns      => array['product_id uuid not null', 'location_id uuid not null', 'kind text not null', 'units integer not null',
                        'moved_on date not null', 'occurred_at timestamptz not null', 'destination text', 'note text'],
  gate         => 'occurred_at', reference_to => '{"product_id": "products"}', indexes => array['moved_on']);

select overlay.declare('stock_movements',
  columns      => array['ingredient_id uuid not null', 'location_id uuid not null', 'kind text not null', 'quantity_grams integer not null',
                        'moved_on date not null', 'occurred_at timestamptz not null', 'note text', 'destination text'],
  gate         => 'occurred_at', reference_to => '{"ingredient_id": "ingredients"}', indexes => array['moved_on']);
