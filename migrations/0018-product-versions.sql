-- The versions of the two products that schools have installed, as the publisher keeps the list of them.
create table product_versions (
  id uuid primary key,
  product text not null check (product in ('on-premise', 'agent')),
  version text not null check (version ~ '^[0-9A-Za-z.-]{1,40}$'),
  released_on date not null,
  state text not null check (state in ('current', 'supported', 'withdrawn')),
  note text check (length(note) <= 300),
  created_at timestamptz not null,
  unique (product, version)
);
create unique index one_current_version_a_product on product_versions (product) where state = 'current';
