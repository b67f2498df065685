-- A series that was edited from an occurrence on goes on as another one.
alter table series add column continues uuid references series;
