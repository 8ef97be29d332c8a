-- A file of clients on its way in: its lines are created some at a time, and each notes what became of it.

create table client_imports (
  id uuid primary key,
  created_by uuid not null references accounts (id),
  created_at timestamptz not null,
  finished_at timestamptz
);
create index unfinished_client_imports on client_imports (created_at) where finished_at is null;

create table client_import_lines (
  client_import_id uuid not null references client_imports (id),
  -- Of the file.
  line integer not null,
  ogec text not null,
  -- The client to create; nothing is kept of it once that is done.
  fields jsonb,
  outcome text check (outcome in ('created', 'taken', 'refused')),
  primary key (client_import_id, line),
  check ((fields is null) = (outcome is not null))
);
create index client_import_lines_to_do on client_import_lines (client_import_id, line) where outcome is null;
