import type { Command } from 'commander'
import { type KeySummary, keyScope, keys } from '../../api/keys.ts'
import type { Input } from '../../api/parts/operation.ts'
import { secrets } from '../../api/secrets.ts'
import { createClient } from '../client.ts'
import { everyPage } from '../every-page.ts'
import { count, oneOf, several } from '../options.ts'
import { localMoment, print, say, table, write } from '../output.ts'

interface NewKey {
  name: string
  expiresInDays?: number
  scope?: Input<typeof keys.create>['body']['scopes']
  office?: string[]
}

/** Your own API keys, and the server's SECRET_KEYS. */
export function addKeyCommands(program: Command): void {
  const commands = program.command('keys').description('API keys: create, list, revoke; SECRET_KEYS: rotate')
  commands
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
      const answer = await createClient(command).call(keys.create, { body })
      print(command, answer, () => [answer.key])
      say('Keep it now; it is not shown again.')
    })

  commands
    .command('list')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const client = createClient(command)
      const items = await everyPage(cursor => client.call(keys.list, { query: { cursor } }))
      print(command, { items }, () => keyTable(items))
    })

  commands
    .command('revoke')
    .argument('<id>')
    .action(async (id: string, _options: unknown, command: Command) => {
      await createClient(command).call(keys.revoke, { params: { id } })
      write([`${id}  revoked`])
    })

  commands
    .command('rotate')
    .description('seal every stored token with the first of SECRET_KEYS, while everything goes on')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const answer = await createClient(command).call(secrets.rotate)
      const { rewrapped, changedMeanwhile, unreadable, keysStillNeeded } = answer
      print(command, answer, () => [
        `${rewrapped} re-encrypted, ${changedMeanwhile} changed meanwhile, ${unreadable} unreadable`,
        keysStillNeeded.length === 0
          ? 'The first of SECRET_KEYS is enough now; the others can be taken out.'
          : `Still needed besides the first: ${keysStillNeeded.join(', ')}`,
      ])
      if (changedMeanwhile + unreadable > 0) process.exitCode = 1
    })
}

/** Keys as lines for people. */
export function keyTable(items: readonly KeySummary[]): string[] {
  const rows = items.map(key => [
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
