-- What a prospect says of their own business, if they like: it tells whether the product is for them, and nothing of what they did.
alter table leads add column business jsonb,
  add constraint leads_business_is_an_object check (jsonb_typeof(business) = 'object');
alter table lead_sessions add column business jsonb,
  add constraint lead_sessions_business_is_an_object check (jsonb_typeof(business) = 'object');
