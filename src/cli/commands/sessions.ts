import type { Command } from 'commander'
import { endedAnswer, sessionsAnswer } from '../../api/sessions.ts'
import { createClient } from '../client.ts'
import { localMoment, print, table, write } from '../output.ts'

/** Where you are signed in. */
export function addSessionCommands(program: Command): void {
  const sessions = program.command('sessions').description('where you are signed in: list, end')
  sessions
    .command('list')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const answer = await createClient(command).get('/api/v1/sessions')
      print(command, answer, () => sessionTable(answer))
    })

  sessions
    .command('end')
    .description('end one session, or all but this one')
    .argument('[id]')
    .option('--others', 'all but this one')
    .action(async (id: string | undefined, options: { others?: true }, command: Command) => {
      if ((id === undefined) === (options.others === undefined))
        command.error('error: give either a session or --others')
      const path = id === undefined ? '/api/v1/sessions' : `/api/v1/sessions/${encodeURIComponent(id)}`
      const { ended } = endedAnswer.parse(await createClient(command).send('DELETE', path))
      write([`${ended} ended`])
    })
}

/** Sessions as lines for people. */
export function sessionTable(answer: unknown): string[] {
  const rows = sessionsAnswer
    .parse(answer)
    .sessions.map(session => [
      session.id,
      localMoment(session.lastSeenAt),
      session.network ?? '',
      `${session.userAgent || 'unknown'}${session.isCurrent ? ' (this one)' : ''}`,
    ])
  return table(['id', 'last used', 'network', 'browser'], rows)
}
