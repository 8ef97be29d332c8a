-- The agent's journal (« Log Outils »): the last one that a school's machine sent, and whether one is asked for.

create table agent_journals (
  client_id uuid primary key references clients (id),
  -- Its newest blocks, 200 KB at most; null until one has come.
  text text,
  received_at timestamptz,
  agent_id uuid references agents (id),
  -- Of the request that waits for the machine; all three go when a journal comes.
  request_id uuid,
  asked_at timestamptz,
  asked_by uuid references accounts (id),
  constraint journal_is_whole check (
    (text is null) = (received_at is null) and (text is null) = (agent_id is null)
  ),
  constraint request_is_whole check (
    (request_id is null) = (asked_at is null) and (request_id is null) = (asked_by is null)
  )
);
