-- What a prospect says of their own bakery, if they like: it tells whether the product is for them, and nothing of what they did.
alter table leads add column bakery jsonb,
  add constraint leads_bakery_is_an_object check (jsonb_typeof(bakery) = 'object');
alter table lead_sessions add column bakery jsonb,
  add constraint lead_sessions_bakery_is_an_object check (jsonb_typeof(bakery) = 'object');
