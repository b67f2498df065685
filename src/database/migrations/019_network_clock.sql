-- How far the clocks of networks go before the record's, as their newest answers said.
create table network_clock (
  server text primary key,                    -- host name, with a port where it has one
  network text not null,
  ahead_ms bigint not null,
  read_at timestamptz not null
);
