-- Makes the roles of Dateline's database; docs/database-roles.md. Run it as a superuser in that database, once, and
-- again after moving an installation that ran as another role. Then give each role a password: \password NAME
do $$
declare
  thing record;
begin
  if not exists (select from pg_roles where rolname = 'dateline_owner') then create role dateline_owner; end if;
  if not exists (select from pg_roles where rolname = 'dateline_app') then create role dateline_app; end if;
  if not exists (select from pg_roles where rolname = 'dateline_reader') then create role dateline_reader; end if;
  alter role dateline_owner login nosuperuser nocreatedb nocreaterole;
  alter role dateline_app login nosuperuser nocreatedb nocreaterole;
  alter role dateline_reader login nosuperuser nocreatedb nocreaterole;
  -- What other tools ask reads only, ends, and names views without their schema.
  execute format('alter role dateline_reader in database %I set default_transaction_read_only = on', current_database());
  execute format('alter role dateline_reader in database %I set statement_timeout = %L', current_database(), '30s');
  execute format('alter role dateline_reader in database %I set search_path = figures', current_database());
  execute format('alter database %I owner to dateline_owner', current_database());
  execute format('revoke create, temporary on database %I from public', current_database());
  -- BullMQ fills temporary tables.
  execute format('grant temporary on database %I to dateline_owner, dateline_app', current_database());
  revoke create on schema public from public;

  -- Whatever is there already changes hands.
  if exists (select from pg_namespace where nspname = 'bullmq') then alter schema bullmq owner to dateline_owner; end if;
  if exists (select from pg_namespace where nspname = 'figures') then alter schema figures owner to dateline_owner; end if;
  for thing in
    select c.oid::regclass as name, case c.relkind when 'S' then 'sequence' when 'v' then 'view' else 'table' end as kind
    from pg_class c
    where c.relnamespace in (select oid from pg_namespace where nspname in ('public', 'bullmq', 'figures'))
      and c.relkind in ('r', 'p', 'v', 'S')
      -- A sequence of a column goes with its table.
      and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass
        and d.deptype in ('a', 'i') and d.refclassid = 'pg_class'::regclass)
  loop
    execute format('alter %s %s owner to dateline_owner', thing.kind, thing.name);
  end loop;
  for thing in
    select p.oid::regprocedure as name from pg_proc p
    where p.pronamespace in (select oid from pg_namespace where nspname in ('public', 'bullmq'))
      and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  loop
    execute format('alter routine %s owner to dateline_owner', thing.name);
  end loop;
  for thing in
    select t.oid::regtype as name from pg_type t
    where t.typnamespace in (select oid from pg_namespace where nspname in ('public', 'bullmq')) and t.typtype in ('d', 'e')
  loop
    execute format('alter type %s owner to dateline_owner', thing.name);
  end loop;
end $$;
