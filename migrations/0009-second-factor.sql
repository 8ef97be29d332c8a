-- The second factor of an account, whatever its kind: codes of an authenticator app, passkeys, recovery codes.

-- The secret is sealed by a key that stands in the keys folder and never here.
create table totp_secrets (
  account_id uuid primary key references accounts (id),
  sealed_secret bytea not null,
  added_at timestamptz not null,
  -- RFC 6238, steps of 30 s since 1970: a code of this step or of an earlier one no longer enters.
  last_step integer not null
);

create table passkeys (
  id uuid primary key,
  account_id uuid not null references accounts (id),
  credential_id bytea not null unique,
  -- COSE.
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  added_at timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_of_account on passkeys (account_id);

-- Single use, 80 bits each; only the SHA-256 is kept.
create table recovery_codes (
  account_id uuid not null references accounts (id),
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

-- What the house waits for: the second step of somebody who proved the first, or the end of an enrolment.
create table factor_challenges (
  -- SHA-256 of 256 random bits. The passkey signs those bits: ticket and challenge are one.
  token_hash bytea primary key,
  account_id uuid not null references accounts (id),
  purpose text not null check (purpose in ('sign-in', 'password-link', 'totp', 'passkey')),
  -- SHA-256 of what the browser holds: a cookie of the second step, or its session.
  holder_hash bytea not null,
  -- Of a sign-in: the password that was given; if it changed meanwhile, nothing holds. Of a link: the one chosen.
  password_hash text,
  link_hash bytea,
  sealed_secret bytea,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint challenge_has_what_it_needs check (
    case purpose
      when 'sign-in' then password_hash is not null and link_hash is null and sealed_secret is null
      when 'password-link' then
        password_hash is not null and link_hash is not null and sealed_secret is null
      when 'totp' then sealed_secret is not null and password_hash is null and link_hash is null
      else password_hash is null and link_hash is null and sealed_secret is null
    end
  )
);
create index factor_challenges_of_account on factor_challenges (account_id);
create index factor_challenges_by_end on factor_challenges (expires_at);
