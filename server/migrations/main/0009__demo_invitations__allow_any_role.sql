-- Which roles there are is the product's to say; the service asks it before it writes one.
alter table demo_invitations drop constraint demo_invitations_role_known;
