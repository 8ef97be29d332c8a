-- Delegation of the support into a school's admin site: consent, approvals, sessions, what was done.

-- What the school lets the support do; without a row: always, with notification.
create table support_consents (
  client_id uuid primary key references clients (id),
  mode text not null check (mode in ('always', 'on-request', 'never')),
  granted_until timestamptz,
  changed_at timestamptz not null,
  changed_by uuid not null references accounts (id),
  constraint granted_on_request check (granted_until is null or mode = 'on-request')
);

-- The publisher's way past a refused consent: two administrators, for an hour, told to the school at once.
create table supervision_overrides (
  id uuid primary key,
  client_id uuid not null references clients (id),
  reason text not null,
  asked_by uuid not null references accounts (id),
  asked_at timestamptz not null,
  approved_by uuid references accounts (id),
  approved_at timestamptz,
  -- Of the request while it waits, then of the permission.
  expires_at timestamptz not null,
  constraint two_people check (approved_by <> asked_by),
  constraint approved_by_someone check ((approved_by is null) = (approved_at is null))
);
create index supervision_overrides_of_client on supervision_overrides (client_id, asked_at);

create table supervisions (
  id uuid primary key,
  client_id uuid not null references clients (id),
  staff_id uuid not null references accounts (id),
  -- SHA-256 of the portal session that asked and approved: without it nothing holds.
  portal_session bytea not null,
  reason text not null,
  sentence text,
  ticket text,
  asked_at timestamptz not null,
  -- The authorisation code: SHA-256 of it, and the PKCE challenge of the browser that began.
  approved_at timestamptz,
  code_hash bytea unique,
  challenge text,
  redeemed_at timestamptz,
  -- The session on the admin site; only the SHA-256 of its token is kept.
  token_hash bytea unique,
  started_at timestamptz,
  last_seen_at timestamptz,
  ends_at timestamptz,
  modifies_since timestamptz,
  -- Started past a refused consent.
  emergency boolean not null,
  ended_at timestamptz,
  ended_why text,
  ended_by uuid references accounts (id),
  constraint code_is_whole check (
    (approved_at is null) = (code_hash is null) and (approved_at is null) = (challenge is null)
  ),
  constraint ended_with_why check ((ended_at is null) = (ended_why is null))
);
create index supervisions_of_client on supervisions (client_id, asked_at);
create index supervisions_of_staff on supervisions (staff_id, asked_at);
create index supervisions_running on supervisions (ends_at)
  where started_at is not null and ended_at is null;

-- Which lines of the audit log were written under a supervision: the school reads them too.
create table supervision_lines (
  line_id bigint primary key,
  supervision_id uuid not null references supervisions (id)
);
create index supervision_lines_of on supervision_lines (supervision_id, line_id);
create trigger supervision_lines_stay before update or delete on supervision_lines
  for each row execute function audit_refuse_change();
create trigger supervision_lines_never_truncated before truncate on supervision_lines
  for each statement execute function audit_refuse_change();
