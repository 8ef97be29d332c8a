-- What is sold, the signed proof for one week, and the agent that fetches it.

create table contracts (
  client_id uuid primary key references clients (id),
  version integer not null,
  modules text[] not null check (cardinality(modules) > 0),
  pupils_max integer not null check (pupils_max > 0),
  starts_on date not null,
  ends_on date not null,
  updated_at timestamptz not null,
  updated_by uuid not null references staff (id),
  constraint contract_ends_after_it_starts check (ends_on >= starts_on)
);

create table licences (
  id uuid primary key,
  client_id uuid not null references clients (id),
  week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
  not_before timestamptz not null,
  expires_at timestamptz not null,
  issued_at timestamptz not null,
  issued_by uuid not null references staff (id),
  -- The .lic as it was signed, byte for byte.
  file text not null,
  fetched_at timestamptz,
  revoked_at timestamptz
);
-- The register of a client, newest first.
create index licences_of_client on licences (client_id, issued_at);
-- A client holds at most one unrevoked licence a week, whoever clicks at the same moment.
create unique index one_licence_a_week on licences (client_id, week) where revoked_at is null;

create table enrolment_codes (
  code_hash bytea primary key,
  client_id uuid not null references clients (id),
  created_by uuid not null references staff (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index enrolment_codes_of_client on enrolment_codes (client_id);

create table agents (
  id uuid primary key,
  client_id uuid not null references clients (id),
  credential_hash bytea not null unique,
  machine text not null,
  version text not null,
  enrolled_at timestamptz not null,
  last_seen_at timestamptz not null,
  detached_at timestamptz
);
-- One active agent per school: enrolling another one takes over.
create unique index one_agent_a_client on agents (client_id) where detached_at is null;
