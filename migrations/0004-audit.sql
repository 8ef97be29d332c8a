-- What was done, by whom, from where: append-only, chained by one sealer.

create table audit_lines (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  event text not null,
  actor_kind text not null check (actor_kind in ('anonymous', 'staff', 'agent', 'system')),
  actor_id uuid,
  client_id uuid,
  -- What may name people (changes, address): chained by its salted digest only, so that it can be erased.
  private jsonb,
  private_salt bytea not null,
  private_digest bytea not null
);
create index audit_lines_of_client on audit_lines (client_id, id);
create index audit_lines_by_event on audit_lines (event, id);

-- Lines that wait for the sealer. Losing a row here shows: its line stays without seal.
create table audit_waiting (
  line_id bigint primary key
);

create table audit_seals (
  position bigint primary key,
  line_id bigint not null unique,
  -- SHA-256 of the previous digest and the line, see docs/domain.md.
  digest bytea not null
);

create function audit_wait() returns trigger language plpgsql as $$
begin
  insert into audit_waiting (line_id) values (new.id);
  return new;
end $$;

create function audit_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only';
end $$;

create trigger audit_lines_wait after insert on audit_lines
  for each row execute function audit_wait();
create trigger audit_lines_stay before update or delete on audit_lines
  for each row execute function audit_refuse_change();
create trigger audit_lines_never_truncated before truncate on audit_lines
  for each statement execute function audit_refuse_change();
create trigger audit_seals_stay before update or delete on audit_seals
  for each row execute function audit_refuse_change();
create trigger audit_seals_never_truncated before truncate on audit_seals
  for each statement execute function audit_refuse_change();
