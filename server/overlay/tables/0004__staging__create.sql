-- Where the loader puts what it copies, table by table: COPY refuses tables with row-level security, and nobody may make temporary ones.
create schema if not exists staging;
grant usage, create on schema staging to demo_loader;
