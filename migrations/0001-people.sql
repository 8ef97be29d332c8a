-- Who works here: distributors, staff, their passwords, links and sessions.

create table distributors (
  id uuid primary key,
  name text not null,
  -- What makes two names the same: lower case, no accents.
  name_key text collate "C" not null unique,
  created_at timestamptz not null
);

create table staff (
  id uuid primary key,
  name text not null,
  mail text not null unique check (mail = lower(mail)),
  role text not null check (role in ('administrateur', 'technicien')),
  distributor_id uuid references distributors (id),
  created_at timestamptz not null,
  disabled_at timestamptz,
  last_seen_at timestamptz,
  constraint technician_has_distributor check (role <> 'technicien' or distributor_id is not null)
);
create index staff_of_distributor on staff (distributor_id);

-- argon2id, in PHC string format; absent until the person has chosen one.
create table staff_passwords (
  staff_id uuid primary key references staff (id),
  password_hash text not null,
  changed_at timestamptz not null
);

-- Single-use links; only the SHA-256 of the token is kept.
create table password_links (
  token_hash bytea primary key,
  staff_id uuid not null references staff (id),
  purpose text not null check (purpose in ('first-connection', 'forgotten-password')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_links_of_staff on password_links (staff_id);

-- Opaque sessions; only the SHA-256 of the token is kept.
create table staff_sessions (
  token_hash bytea primary key,
  staff_id uuid not null references staff (id),
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  address text not null,
  browser text not null
);
create index staff_sessions_of_staff on staff_sessions (staff_id);
create index staff_sessions_by_end on staff_sessions (ends_at);

-- A browser that has signed in before: its owner still enters while strangers lock the account.
create table known_browsers (
  token_hash bytea primary key,
  staff_id uuid not null references staff (id),
  created_at timestamptz not null,
  last_used_at timestamptz not null
);
create index known_browsers_of_staff on known_browsers (staff_id);

-- How many tries a door has seen since its window opened.
create table tries (
  door text primary key,
  opened_at timestamptz not null,
  count integer not null
);
create index tries_by_age on tries (opened_at);
