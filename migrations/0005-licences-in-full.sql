-- Licences in full: what the register says of each, renewal, bulk issue, the password of the day, the keys' history.

-- Null: the house did it by itself.
alter table licences alter column issued_by drop not null;
alter table licences
  add column cause text not null default 'asked'
    check (cause in ('asked', 'bulk', 'renewal', 'replacement', 'key-revoked')),
  -- The licence as it was signed; the file is made with the key ring of the day.
  add column jws text,
  -- The key that signed it.
  add column kid text,
  add column installed_at timestamptz,
  add column revoked_by uuid references staff (id),
  add column revoked_reason text
    check (revoked_reason in ('contract-broken', 'mistake', 'file-leaked', 'other', 'replaced', 'key-revoked', 'ended')),
  add column revoked_note text,
  -- Whose password of the day it can check; null: it carries no verifiers.
  add column password_scope text,
  add column password_key_version integer,
  add column password_revision integer;
update licences set
  jws = (file::jsonb) ->> 'licence',
  installed_at = fetched_at,
  revoked_reason = case when revoked_at is not null then 'ended' end;
-- The protected header is base64url without padding: {"alg":…,"typ":…,"kid":…}.
update licences set kid = (convert_from(decode(
  rpad(translate(split_part(jws, '.', 1), '-_', '+/'), (length(split_part(jws, '.', 1)) + 3) / 4 * 4, '='),
  'base64'), 'UTF8')::jsonb) ->> 'kid';
alter table licences
  alter column cause drop default,
  alter column jws set not null,
  alter column kid set not null,
  drop column file,
  add constraint revoked_has_reason check ((revoked_at is null) = (revoked_reason is null));
-- The newest licence of a client by week, whether it still holds or not.
create index licences_by_week on licences (client_id, week, issued_at);
-- What a revoked key has signed and must be issued again.
create index living_licences_by_key on licences (kid, expires_at) where revoked_at is null;

-- Whether next week's licence comes by itself.
alter table contracts add column renews boolean not null default true;

-- An order for every client of a filter; each client's outcome is written as it is known.
create table bulk_issues (
  id uuid primary key,
  week text not null check (week in ('current', 'next')),
  created_by uuid not null references staff (id),
  created_at timestamptz not null,
  finished_at timestamptz
);
create index unfinished_bulk_issues on bulk_issues (created_at) where finished_at is null;
create table bulk_issue_clients (
  bulk_issue_id uuid not null references bulk_issues (id),
  client_id uuid not null references clients (id),
  place integer not null,
  outcome text check (outcome in ('issued', 'already-issued', 'no-contract', 'not-covered', 'too-early', 'revoked', 'failed')),
  primary key (bulk_issue_id, client_id)
);
create index bulk_issue_clients_to_do on bulk_issue_clients (bulk_issue_id, place) where outcome is null;

-- One salt a scope (a distributor's id, or « editeur »); the passwords themselves are nowhere.
create table password_scopes (
  scope text primary key,
  salt bytea not null,
  created_at timestamptz not null
);
-- argon2id takes a quarter of a second: each is computed once, for every licence of the scope.
create table password_verifiers (
  scope text not null references password_scopes (scope),
  key_version integer not null,
  revision integer not null,
  memory_kib integer not null,
  passes integer not null,
  day date not null,
  hash bytea not null,
  primary key (scope, key_version, revision, memory_kib, passes, day)
);

-- What the machines of the schools said of the password of the day.
create table maintenance_events (
  id uuid primary key,
  client_id uuid not null references clients (id),
  agent_id uuid not null references agents (id),
  kind text not null check (kind in ('unlocked', 'refused', 'locked-out', 'locked')),
  at timestamptz not null,
  received_at timestamptz not null
);
create index maintenance_events_of_client on maintenance_events (client_id, at);

-- The journal of the key folder, as far as it has been taken into the audit log.
create table key_events (
  id uuid primary key,
  at timestamptz not null
);
-- The highest key ring and set of password keys this house has used: an older folder must not come back.
create table key_marks (
  single boolean primary key default true check (single),
  ring_version integer not null,
  passwords_serial integer not null
);
-- Which master keys have made passwords: another under the same number would make others that nobody can tell.
create table password_master_marks (
  version integer primary key,
  fingerprint bytea not null
);
