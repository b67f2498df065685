import { Command } from 'commander'
import { addActivityCommands } from './commands/activities.ts'
import { addAuditCommands } from './commands/audit.ts'
import { addBackupCommands } from './commands/backup.ts'
import { addBudgetCommands } from './commands/budget.ts'
import { addChannelCommands } from './commands/channels.ts'
import { addDatabaseCommands } from './commands/database.ts'
import { addEnquiryCommands } from './commands/enquiries.ts'
import { addInfographicCommands } from './commands/infographics.ts'
import { addKeyCommands } from './commands/keys.ts'
import { addLoginCommands } from './commands/login.ts'
import { addMetricCommands } from './commands/metrics.ts'
import { addNewsCommands } from './commands/news.ts'
import { addNotificationCommands } from './commands/notifications.ts'
import { addPeopleCommands } from './commands/people.ts'
import { addPostCommands } from './commands/posts.ts'
import { addSessionCommands } from './commands/sessions.ts'
import { addSnapshotCommands } from './commands/snapshots.ts'
import { addStopCommands } from './commands/stops.ts'

/**
 * The `dateline` command: a client of the HTTP API, but for backup and restore. Data goes to standard output, all else
 * to standard error.
 */
export function createProgram(): Command {
  const program = new Command('dateline')
    .description('Import, approve and publish news items, log outreach, and fetch figures.')
    .option('--url <url>', 'where Dateline answers (or DATELINE_URL)')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
  addNewsCommands(program)
  addPostCommands(program)
  addStopCommands(program)
  addChannelCommands(program)
  addBudgetCommands(program)
  addActivityCommands(program)
  addEnquiryCommands(program)
  addMetricCommands(program)
  addSnapshotCommands(program)
  addInfographicCommands(program)
  addNotificationCommands(program)
  addPeopleCommands(program)
  addLoginCommands(program)
  addSessionCommands(program)
  addKeyCommands(program)
  addAuditCommands(program)
  addBackupCommands(program)
  addDatabaseCommands(program)
  return program
}
