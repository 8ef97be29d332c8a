-- What the house signed of its audit log: where the chain stood, and from where on it is kept.
create table audit_checkpoints (
  -- Of the last line that it covers: two processes cannot both write it.
  position bigint primary key,
  at timestamptz not null,
  -- Lines up to this position were dropped, the time they are kept being over. Signed as well.
  kept_after bigint not null check (kept_after >= 0 and kept_after < position),
  jws text not null
);

create trigger audit_checkpoints_stay before update or delete on audit_checkpoints
  for each row execute function audit_refuse_change();
create trigger audit_checkpoints_never_truncated before truncate on audit_checkpoints
  for each statement execute function audit_refuse_change();

-- Checkpoints only go forward, and none lets lines of the last two months go, whatever is configured. The
-- search path is fixed: a temporary table of the same name would answer in place of the real one.
create function audit_checkpoint_fits() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
declare
  kept bigint;
begin
  if not exists (select from audit_seals where position = new.position)
    or exists (select from audit_checkpoints where position >= new.position) then
    raise exception 'an audit checkpoint stands at a sealed line, after those before it';
  end if;
  select kept_after into kept from audit_checkpoints order by position desc limit 1;
  kept := coalesce(kept, 0);
  if new.kept_after < kept then
    raise exception 'what was dropped of the audit log does not come back';
  end if;
  if new.kept_after > kept and exists (
    select from audit_seals s join audit_lines l on l.id = s.line_id
    where s.position <= new.kept_after and l.at > now() - interval '2 months') then
    raise exception 'recent lines of the audit log are kept';
  end if;
  return new;
end $$;
create trigger audit_checkpoints_fit before insert on audit_checkpoints
  for each row execute function audit_checkpoint_fits();

-- Lines, their seals and what ties them to a supervision go when the newest checkpoint says that they may.
create function audit_let_dropped_go() returns trigger language plpgsql
  set search_path = public, pg_temp as $$
declare
  place bigint;
  kept bigint;
begin
  if tg_op = 'DELETE' then
    if tg_table_name = 'audit_seals' then
      place := old.position;
    elsif tg_table_name = 'audit_lines' then
      select position into place from audit_seals where line_id = old.id;
    else
      select position into place from audit_seals where line_id = old.line_id;
    end if;
    select kept_after into kept from audit_checkpoints order by position desc limit 1;
    if place <= kept then
      return old;
    end if;
  end if;
  raise exception 'the audit log is append-only';
end $$;

drop trigger audit_lines_stay on audit_lines;
create trigger audit_lines_stay before update or delete on audit_lines
  for each row execute function audit_let_dropped_go();
drop trigger audit_seals_stay on audit_seals;
create trigger audit_seals_stay before update or delete on audit_seals
  for each row execute function audit_let_dropped_go();
drop trigger supervision_lines_stay on supervision_lines;
create trigger supervision_lines_stay before update or delete on supervision_lines
  for each row execute function audit_let_dropped_go();
