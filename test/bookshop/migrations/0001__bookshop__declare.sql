select overlay.declare('books',
  columns     => array['isbn text not null', 'title text not null', 'price_cents integer not null check (price_cents > 0)',
                       'stock integer not null default 0', 'shelf text'],
  unique_keys => array['isbn']);

select overlay.declare('sales',
  columns      => array['sold_at timestamptz not null', 'sold_on date not null', 'book_id uuid not null',
                        'quantity integer not null check (quantity > 0)', 'unit_price_cents integer not null'],
  gate         => 'sold_at',
  reference_to => '{"book_id": "books"}',
  indexes      => array['sold_on']);
