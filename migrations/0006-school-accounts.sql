-- Whoever signs in is an account: the publisher's and distributors' staff, and the people of a school.

alter table staff rename to accounts;
alter index staff_of_distributor rename to accounts_of_distributor;
alter table accounts
  drop constraint staff_role_check,
  drop constraint technician_has_distributor,
  drop constraint staff_mail_key,
  add column kind text not null default 'staff' check (kind in ('staff', 'school')),
  add column client_id uuid references clients (id),
  -- What a member of a school's staff may change on its admin site; its administrators may change all of it.
  add column rights text[] not null default '{}';
alter table accounts
  alter column kind drop default,
  -- One address enters the portal once and the admin site once: signing in never has to ask where.
  add constraint accounts_mail_once unique (kind, mail),
  add constraint account_fits_its_kind check (
    case kind
      when 'staff' then
        client_id is null and rights = '{}'
        and (role = 'administrateur' or (role = 'technicien' and distributor_id is not null))
      else
        client_id is not null and distributor_id is null
        and (role = 'personnel' or (role = 'administrateur-etablissement' and rights = '{}'))
    end
  );
create index accounts_of_client on accounts (client_id) where client_id is not null;

alter table staff_passwords rename to passwords;
alter table passwords rename column staff_id to account_id;
alter table password_links rename column staff_id to account_id;
alter index password_links_of_staff rename to password_links_of_account;
alter table staff_sessions rename to sessions;
alter table sessions rename column staff_id to account_id;
alter index staff_sessions_of_staff rename to sessions_of_account;
alter index staff_sessions_by_end rename to sessions_by_end;
alter table known_browsers rename column staff_id to account_id;
alter index known_browsers_of_staff rename to known_browsers_of_account;

alter table audit_lines
  drop constraint audit_lines_actor_kind_check,
  add constraint audit_lines_actor_kind_check check (
    actor_kind in ('anonymous', 'staff', 'agent', 'system', 'school', 'supervision')
  );

-- Mails that leave by a job written with their cause. The text is in the job alone, which goes with it;
-- here stays what became of it.
create table outgoing_mails (
  id uuid primary key,
  purpose text not null,
  -- Whose account it concerns, where there is one.
  account_id uuid references accounts (id),
  posted_at timestamptz not null,
  left_at timestamptz,
  refused_at timestamptz,
  -- What the receiving server said, without any address.
  refusal text
);
create index outgoing_mails_of_account on outgoing_mails (account_id, posted_at);
create index outgoing_mails_by_age on outgoing_mails (posted_at);

-- A change of one's address waits for whoever reads the new one.
create table mail_changes (
  token_hash bytea primary key,
  account_id uuid not null references accounts (id),
  mail text not null check (mail = lower(mail)),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index mail_changes_of_account on mail_changes (account_id);

-- A further administrator of a school is proposed by the support and approved: by an administrator of
-- that school, or by two administrators of the publisher.
create table administrator_requests (
  id uuid primary key,
  client_id uuid not null references clients (id),
  mail text not null check (mail = lower(mail)),
  name text not null,
  asked_by uuid not null references accounts (id),
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  decided_at timestamptz,
  outcome text check (outcome in ('accepted', 'refused')),
  constraint decided_with_outcome check ((decided_at is null) = (outcome is null))
);
create unique index administrator_request_open_once on administrator_requests (client_id, mail)
  where decided_at is null;

create table administrator_approvals (
  request_id uuid not null references administrator_requests (id),
  account_id uuid not null references accounts (id),
  at timestamptz not null,
  primary key (request_id, account_id)
);
