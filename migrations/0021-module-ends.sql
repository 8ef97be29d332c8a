-- When each module of a school last arrived whole: the list of clients tells those that are late.
create table module_ends (
  client_id uuid not null references clients (id),
  -- One that the school's machine sends; those it no longer sends go.
  module text not null,
  -- Null: never yet.
  ended_at timestamptz,
  primary key (client_id, module)
);
-- As far as is known; the next transfer of each school puts it right.
insert into module_ends (client_id, module, ended_at)
select client_id, module, max(ended_at) filter (where state = 'done')
from transfer_modules where direction = 'up' group by client_id, module;
