-- The views of the list of clients that a person keeps under a name, and the columns that person chose.
create table saved_views (
  id uuid primary key,
  account_id uuid not null references accounts (id) on delete cascade,
  name text not null,
  name_key text not null,
  -- The address of the list after its question mark: filters, order and columns.
  query text not null,
  created_at timestamptz not null,
  unique (account_id, name_key)
);
-- No row: the columns as they come.
create table list_columns (
  account_id uuid primary key references accounts (id) on delete cascade,
  columns text[] not null
);

-- An order for all the clients of a filter issues their licence, or changes something of theirs and can be undone.
alter table bulk_issues rename to bulk_orders;
alter table bulk_issue_clients rename to bulk_order_clients;
alter table bulk_order_clients rename column bulk_issue_id to bulk_order_id;
alter index unfinished_bulk_issues rename to unfinished_bulk_orders;
alter index bulk_issue_clients_to_do rename to bulk_order_clients_to_do;
alter table bulk_orders
  add column kind text not null default 'issue' check (kind in ('issue', 'renewal', 'distributor')),
  alter column week drop not null,
  -- What the others set; null is « without distributor ».
  add column renews boolean,
  add column distributor_id uuid references distributors (id),
  -- The order whose changes this one puts back; each is undone once.
  add column undoes uuid unique references bulk_orders (id),
  add check ((kind = 'issue') = (week is not null)),
  add check ((kind = 'renewal') = (renews is not null)),
  add check (kind = 'distributor' or distributor_id is null),
  add check (kind <> 'issue' or undoes is null);
alter table bulk_orders alter column kind drop default;
alter table bulk_order_clients
  -- What the client had before, where this order changed it; null is « without distributor ».
  add column former text,
  drop constraint bulk_issue_clients_outcome_check,
  add check (outcome in ('issued', 'already-issued', 'no-contract', 'not-covered', 'too-early', 'revoked', 'failed',
    'changed', 'already-so', 'changed-since'));
