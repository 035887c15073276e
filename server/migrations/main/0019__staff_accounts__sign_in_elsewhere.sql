-- Who of the team signs in at the house's own provider: known there by a name that does not change, whatever their address becomes.
alter table staff_accounts add column oidc_issuer text, add column oidc_subject text;
create unique index staff_accounts_oidc_idx on staff_accounts (oidc_issuer, oidc_subject) where oidc_subject is not null;
