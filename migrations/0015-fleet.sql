-- How the whole fleet is doing: why transfers fail, and how many there were each day.

-- The code of the failure of the last transfer, while that failed: the list filters by it.
alter table transfer_standings add column failure_code text;
update transfer_standings s set failure_code = t.failure ->> 'code'
from transfers t
where t.client_id = s.client_id and s.outcome = 'failed'
  and t.fence = (select max(l.fence) from transfers l where l.client_id = s.client_id);

-- Transfers that ended, by day in Paris and by the distributor that the school had when they were counted.
create table transfer_days (
  day date not null,
  distributor_id uuid references distributors (id),
  done integer not null,
  held integer not null,
  failed integer not null,
  interrupted integer not null,
  records bigint not null,
  unique nulls not distinct (day, distributor_id)
);
-- The last day that was counted, whether anything ended on it or not, and when. Whoever counts holds its lock.
create table transfer_days_counted (
  single boolean primary key default true check (single),
  day date not null,
  at timestamptz not null
);
create index transfers_by_end on transfers (ended_at) where ended_at is not null;
