import { Command } from 'commander'
import { operations } from '../api/contract.ts'
import { activities } from '../api/outreach/activities.ts'
import { enquiries } from '../api/outreach/enquiries.ts'
import { addAttachCommand } from './commands/attach.ts'
import { addBackupCommands } from './commands/backup.ts'
import { addConnectCommand } from './commands/connect.ts'
import { addDatabaseCommands } from './commands/database.ts'
import { addLogImport } from './commands/import-log.ts'
import { addNewsImport } from './commands/import-news.ts'
import { addLoginCommands } from './commands/login.ts'
import { addSetupCommand } from './commands/setup.ts'
import { addOperations, nounOf, type Performing } from './operations/commands.ts'
import { perform } from './operations/perform.ts'
import { askSecret } from './secret-input.ts'

/**
 * The `dateline` command: a client of the HTTP API, but for backup and restore. Data goes to standard output, all else
 * to standard error. Each operation of the contract is a command by its schemas; those with more to do are written by
 * hand.
 */
export function createProgram(performing: Performing = { perform, ask: askSecret }): Command {
  const program = new Command('dateline')
    .description('Import, approve and publish news items, log outreach, and fetch figures.')
    .option('--url <url>', 'where Dateline answers (or DATELINE_URL)')
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
  addSetupCommand(program)
  addLoginCommands(program)
  addNewsImport(nounOf(program, 'news'))
  addAttachCommand(nounOf(program, 'news'))
  addConnectCommand(nounOf(program, 'channels'))
  addLogImport(nounOf(program, 'activities'), activities.import)
  addLogImport(nounOf(program, 'enquiries'), enquiries.import)
  addOperations(program, operations, performing)
  addBackupCommands(program)
  addDatabaseCommands(program)
  listVerbs(program)
  return program
}

/** A noun is described by what can be done with it. */
function listVerbs({ commands }: Command): void {
  for (const noun of commands.filter(each => each.commands.length > 0)) {
    noun.description(noun.commands.map(verb => verb.name()).join(', '))
    listVerbs(noun)
  }
}
