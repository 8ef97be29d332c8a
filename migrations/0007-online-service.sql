-- The school's online service: what is open, and what its administrators chose for it.

create table online_services (
  client_id uuid primary key references clients (id),
  -- The identifier given at creation; it stays when the client's file is corrected later.
  ogec text not null unique check (ogec ~ '^[0-9][0-9A-Z]{7}$'),
  created_at timestamptz not null,
  created_by uuid not null references accounts (id),
  access_open boolean not null,
  access_changed_at timestamptz,
  access_changed_by uuid references accounts (id),
  sms_open boolean not null,
  sms_changed_at timestamptz,
  sms_changed_by uuid references accounts (id),
  -- Summer mode: closed to the end of that day, in the client's time zone.
  suspended_until date,
  suspension_changed_at timestamptz,
  suspension_changed_by uuid references accounts (id)
);

-- « Vérifier »: what the agent is asked to confirm from the school's side, and what it saw.
create table online_checks (
  id uuid primary key,
  client_id uuid not null references clients (id),
  asked_by uuid not null references accounts (id),
  asked_at timestamptz not null,
  -- When an agent took it, and which one.
  taken_at timestamptz,
  agent_id uuid references agents (id),
  answered_at timestamptz,
  answer jsonb
);
create index online_checks_of_client on online_checks (client_id, asked_at);
create unique index online_check_open_once on online_checks (client_id) where answered_at is null;

-- What families see of the school: its logo and a few words.
create table school_presentations (
  client_id uuid primary key references clients (id),
  version integer not null,
  logo bytea,
  logo_type text check (logo_type in ('image/png', 'image/jpeg')),
  welcome text,
  updated_at timestamptz not null,
  updated_by uuid not null references accounts (id),
  constraint logo_has_type check ((logo is null) = (logo_type is null))
);

-- Modules published to families, from a day on in the client's time zone.
create table published_modules (
  client_id uuid not null references clients (id),
  module text not null,
  published_from date not null,
  updated_at timestamptz not null,
  updated_by uuid not null references accounts (id),
  primary key (client_id, module)
);

-- Which account of the school gets which alert by mail.
create table transfer_alerts (
  account_id uuid not null references accounts (id),
  alert text not null check (alert in ('failed', 'late', 'held')),
  since timestamptz not null,
  primary key (account_id, alert)
);
