-- The schools: file, contacts, observations.

create table clients (
  id uuid primary key,
  version integer not null,
  ogec text not null unique check (ogec ~ '^[0-9][0-9A-Z]{7}$'),
  uai text,
  name text not null,
  address text,
  postal_code text,
  city text not null,
  phone text,
  mail text,
  distributor_id uuid references distributors (id),
  time_zone text not null,
  -- All that the search looks at, lower case, no accents.
  search_text text not null,
  -- What the list sorts by, so that « École » stands beside « ecole » on every database.
  name_key text collate "C" not null,
  city_key text collate "C" not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid not null references staff (id)
);
create index clients_of_distributor on clients (distributor_id);

create table contacts (
  id uuid primary key,
  client_id uuid not null references clients (id),
  version integer not null,
  name text not null,
  role text,
  mail text,
  phone text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  updated_by uuid not null references staff (id)
);
create index contacts_of_client on contacts (client_id);

create table observations (
  id uuid primary key,
  client_id uuid not null references clients (id),
  staff_id uuid not null references staff (id),
  at timestamptz not null,
  text text not null
);
create index observations_of_client on observations (client_id);
