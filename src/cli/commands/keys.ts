import type { Command } from 'commander'
import { rotationAnswer } from '../../api/figures.ts'
import { keyScope, keysAnswer, newKeyAnswer } from '../../api/keys.ts'
import { createClient } from '../client.ts'
import { count, oneOf, several } from '../options.ts'
import { localMoment, print, say, table, write } from '../output.ts'

interface NewKey {
  name: string
  expiresInDays?: number
  scope?: string[]
  office?: string[]
}

/** Your own API keys, and the server's SECRET_KEYS. */
export function addKeyCommands(program: Command): void {
  const keys = program.command('keys').description('API keys: create, list, revoke; SECRET_KEYS: rotate')
  keys
    .command('create')
    .description('make an API key; it is shown this once')
    .requiredOption('--name <name>')
    .addOption(
      oneOf(
        '--scope <scope>',
        'what it may do; may be repeated; reading alone when absent',
        keyScope.options,
      ).argParser(several),
    )
    .option('--office <id>', 'where; may be repeated; all of your offices when absent', several)
    .option('--expires-in-days <n>', '1 to 365; 90 when absent', count)
    .option('--json')
    .action(async (options: NewKey, command: Command) => {
      const { name, expiresInDays, scope: scopes, office: officeIds } = options
      const body = { name, expiresInDays, scopes, officeIds }
      const answer = await createClient(command).send('POST', '/api/v1/keys', body)
      print(command, answer, () => [newKeyAnswer.parse(answer).key])
      say('Keep it now; it is not shown again.')
    })

  keys
    .command('list')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const answer = await createClient(command).get('/api/v1/keys')
      print(command, answer, () => keyTable(answer))
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

/** Keys as lines for people. */
export function keyTable(answer: unknown): string[] {
  const rows = keysAnswer
    .parse(answer)
    .keys.map(key => [
      key.id,
      `${key.start ?? ''}…`,
      key.expiresAt ? localMoment(key.expiresAt) : 'never',
      key.lastUsedAt ? localMoment(key.lastUsedAt) : 'never',
      key.scopes?.join(',') ?? 'all',
      key.officeIds?.join(',') ?? 'all',
      key.name ?? '',
    ])
  return table(['id', 'key', 'ends', 'last used', 'scopes', 'offices', 'name'], rows)
}
