-- From when on things are told apart, as the publisher chose it: one row, written by the first change. Null is the
-- value of origin, that of the grace being the environment's.
create table thresholds (
  single boolean primary key default true check (single),
  version integer not null,
  late_after_hours integer check (late_after_hours between 12 and 720),
  ends_soon_days integer check (ends_soon_days between 7 and 120),
  licence_grace_days integer check (licence_grace_days between 0 and 7),
  updated_at timestamptz not null,
  updated_by uuid not null references accounts (id)
);
