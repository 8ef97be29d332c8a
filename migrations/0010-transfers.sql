-- What a school sends online and takes from there. Every table has the school first in its primary key.

-- Where the conversation with a school's agent stands. One row a school, locked by each message.
create table transfer_sessions (
  client_id uuid primary key references clients (id),
  -- With which the hashes of this school's rows are made.
  school_key text not null check (school_key ~ '^[A-Za-z0-9_-]{64}$'),
  fence bigint not null,
  transfer_id uuid,
  is_open boolean not null,
  number integer not null,
  digest text not null,
  answer jsonb,
  mark jsonb,
  next_mark jsonb,
  -- The installation that transfers, of the agent that was attached then.
  installation text,
  agent_id uuid references agents (id)
);

-- What readers see of each collection, and what waits beside it. Hashes are 128 bits in two halves.
create table replica_heads (
  client_id uuid not null references clients (id),
  collection text not null,
  version integer,
  -- Rows of this generation are published; those of the next are staged, and nobody reads them.
  generation integer not null,
  published_count integer not null,
  published_high bigint not null,
  published_low bigint not null,
  published_at timestamptz,
  -- When the head was last computed again from the rows.
  recounted_at timestamptz,
  staged_count integer not null,
  staged_high bigint not null,
  staged_low bigint not null,
  removals_count integer not null,
  removals_high bigint not null,
  held jsonb,
  held_at timestamptz,
  primary key (client_id, collection)
);

create table replica_rows (
  client_id uuid not null,
  collection text not null,
  generation integer not null,
  key text collate "C" not null,
  -- By names of fields.
  body jsonb not null,
  hash_high bigint not null,
  hash_low bigint not null,
  -- Its parent is missing: counted, not read.
  hidden boolean not null default false,
  -- The fence of the transfer that brought it.
  changed_in bigint not null,
  primary key (client_id, collection, generation, key)
);

-- First halves of the hashes of rows that the next publication takes away.
create table replica_removals (
  client_id uuid not null,
  collection text not null,
  hash_high bigint not null,
  primary key (client_id, collection, hash_high)
);

-- What was done online with rows that are owned there.
create table online_operations (
  client_id uuid not null references clients (id),
  id uuid not null,
  collection text not null,
  key text not null,
  body jsonb,
  at timestamptz not null,
  hash_high bigint not null,
  hash_low bigint not null,
  given_at timestamptz,
  arrived_at timestamptz,
  -- Why the school's base did not take it.
  quarantine jsonb,
  quarantined_at timestamptz,
  primary key (client_id, id)
);
create index online_operations_of_key on online_operations (client_id, collection, key, at);
create index online_operations_by_hash on online_operations (client_id, hash_high);
create index online_operations_waiting on online_operations (client_id) where arrived_at is null;
create index online_operations_in_quarantine on online_operations (client_id) where quarantine is not null;

create table transfers (
  client_id uuid not null references clients (id),
  id uuid not null,
  fence bigint not null,
  agent_id uuid not null references agents (id),
  mode text not null check (mode in ('automatic', 'manual', 'ordered')),
  complete boolean not null,
  opened_at timestamptz not null,
  last_message_at timestamptz not null,
  ended_at timestamptz,
  outcome text not null
    check (outcome in ('running', 'done', 'held', 'failed', 'superseded', 'interrupted')),
  failure jsonb,
  restored text[] not null,
  bytes_in bigint not null,
  bytes_out bigint not null,
  primary key (client_id, id),
  constraint ended_unless_running check ((ended_at is null) = (outcome = 'running'))
);
create index transfers_in_time on transfers (client_id, opened_at);
create unique index transfers_in_order on transfers (client_id, fence);
create unique index transfer_running_once on transfers (client_id) where outcome = 'running';

-- `up`: établissement → Internet; `down`: Internet → établissement.
create table transfer_modules (
  client_id uuid not null,
  transfer_id uuid not null,
  module text not null,
  direction text not null check (direction in ('up', 'down')),
  state text not null check (state in ('running', 'done', 'held', 'failed')),
  started_at timestamptz not null,
  ended_at timestamptz,
  records integer not null,
  total integer not null,
  -- By collection while it runs: records and total.
  progress jsonb not null,
  removed integer not null,
  cycle text check (cycle in ('normal', 'reconciled', 'first')),
  hidden integer not null,
  held jsonb not null,
  failure jsonb,
  primary key (client_id, transfer_id, module, direction),
  foreign key (client_id, transfer_id) references transfers (client_id, id)
);

-- « Lancer un transfert »: what the agent is asked to do.
create table transfer_orders (
  id uuid primary key,
  client_id uuid not null references clients (id),
  complete boolean not null,
  asked_by uuid not null references accounts (id),
  asked_at timestamptz not null,
  -- When an agent took it, and which one: from then on its transfer tells.
  taken_at timestamptz,
  agent_id uuid references agents (id)
);
create index transfer_orders_of_client on transfer_orders (client_id, asked_at);
create unique index transfer_order_open_once on transfer_orders (client_id) where taken_at is null;

-- Where the transfers of a school stand, renewed by whatever changes it: the list of clients reads this alone.
create table transfer_standings (
  client_id uuid primary key references clients (id),
  -- Of the last transfer that was opened.
  outcome text not null
    check (outcome in ('running', 'done', 'held', 'failed', 'superseded', 'interrupted')),
  -- The last end that was a good one.
  last_end_at timestamptz,
  -- Something waits for a yes.
  is_held boolean not null
);

-- Which news of its transfers a school was last told, written with the mails that tell it: each change is told once.
create table transfer_alert_states (
  client_id uuid primary key references clients (id),
  state text not null check (state in ('up-to-date', 'failed', 'late', 'held')),
  since timestamptz not null
);
