import type { Command } from 'commander'
import { runBeside } from './backup.ts'

/** Work on the database server itself, before the app; docs/database-roles.md. */
export function addDatabaseCommands(program: Command): void {
  const database = program
    .command('database')
    .description("the roles of the app's database on a server: roles, migrate")
  database
    .command('roles')
    .description('print the SQL that makes the roles owner, app and reader; run it with psql as a superuser')
    .addHelpText('after', '\nExample:\n  dateline database roles | psql postgres://SUPERUSER@HOST/dateline')
    .action(async () => await runBeside('run-database', 'roles'))
  database
    .command('migrate')
    .description(
      'bring the database up to date as its owner (DATABASE_OWNER_URL), and give the roles their rights',
    )
    .addHelpText('after', '\nExample:\n  dateline database migrate')
    .action(async () => await runBeside('run-database', 'migrate'))
}
