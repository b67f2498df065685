-- Holidays that follow the moon and wait to be confirmed; for which year an office was last reminded that it has none.
alter table office_holiday
  add kind text not null default 'fixed' check (kind in ('fixed', 'moon')),
  add to_confirm boolean not null default false;

alter table office add holidays_asked_for integer;
