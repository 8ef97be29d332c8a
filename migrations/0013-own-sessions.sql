-- A name for each session, by which its owner can end it: the token that opens it is not to be shown.
alter table sessions add column id uuid not null default gen_random_uuid() unique;
alter table sessions alter column id drop default;
