-- What will be true on screen in a demo that is opened on it: told once, by whoever made it.
alter table overlay.datasets add column if not exists facts jsonb;
