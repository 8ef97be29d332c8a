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
