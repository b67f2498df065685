import type { Command } from 'commander'
import { rotationAnswer } from '../../http/schemas/figures.ts'
import { keysAnswer, newKeyAnswer } from '../../http/schemas/people.ts'
import { createClient } from '../client.ts'
import { count } from '../options.ts'
import { localMoment, print, say, table, write } from '../output.ts'

/** Your own API keys, and the server's SECRET_KEYS. */
export function addKeyCommands(program: Command): void {
  const keys = program.command('keys').description('API keys: create, list, revoke; SECRET_KEYS: rotate')
  keys
    .command('create')
    .description('make an API key; it is shown this once')
    .requiredOption('--name <name>')
    .option('--expires-in-days <n>', '1 to 365; never when absent', count)
    .option('--json')
    .action(async (options: { name: string; expiresInDays?: number }, command: Command) => {
      const { name, expiresInDays } = options
      const answer = await createClient(command).send('POST', '/api/v1/keys', { name, expiresInDays })
      print(command, answer, () => [newKeyAnswer.parse(answer).key])
      say('Keep it now; it is not shown again.')
    })

  keys
    .command('list')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const answer = await createClient(command).get('/api/v1/keys')
      const rows = keysAnswer
        .parse(answer)
        .keys.map(key => [key.id, `${key.start ?? ''}…`, localMoment(key.createdAt), key.name ?? ''])
      print(command, answer, () => table(['id', 'key', 'made', 'name'], rows))
    })

  keys
    .command('revoke')
    .argument('<id>')
    .action(async (id: string, _options: unknown, command: Command) => {
      await createClient(command).send('DELETE', `/api/v1/keys/${encodeURIComponent(id)}`)
      write([`${id}  revoked`])
    })

  keys
    .command('rotate')
    .description('seal every stored token with the first of SECRET_KEYS, while everything goes on')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const answer = await createClient(command).send('POST', '/api/v1/secrets/rotate')
      const { rewrapped, changedMeanwhile, unreadable, keysStillNeeded } = rotationAnswer.parse(answer)
      print(command, answer, () => [
        `${rewrapped} sealed anew, ${changedMeanwhile} changed meanwhile, ${unreadable} unreadable`,
        keysStillNeeded.length === 0
          ? 'The first of SECRET_KEYS is enough now; the others can be taken out.'
          : `Still needed besides the first: ${keysStillNeeded.join(', ')}`,
      ])
      if (changedMeanwhile + unreadable > 0) process.exitCode = 1
    })
}
