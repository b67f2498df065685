import type { Command } from 'commander'
import { audit } from '../../api/audit.ts'
import { createClient } from '../client.ts'
import { print } from '../output.ts'

/** Whether the audit log is the one that was written. */
export function addAuditCommands(program: Command): void {
  const commands = program.command('audit').description('the audit log: verify')

  commands
    .command('verify')
    .description('read the whole log; exits 1 and names the first row that was altered, put in or taken away')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const answer = await createClient(command).call(audit.verify)
      const { intact, rows, firstFault, problem } = answer
      print(command, answer, () => [
        intact ? `intact: ${rows} rows` : `broken at row ${firstFault}: ${problem}`,
      ])
      if (!intact) process.exitCode = 1
    })
}
