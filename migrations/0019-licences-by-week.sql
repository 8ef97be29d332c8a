-- The list reads one week of all clients, of a register that grows by a row a client a week: the week comes first.
drop index one_licence_a_week;
-- A client holds at most one unrevoked licence a week, whoever clicks at the same moment.
create unique index one_licence_a_week on licences (week, client_id) where revoked_at is null;
-- The few that were taken back.
create index revoked_licences on licences (week, client_id) where revoked_at is not null;
