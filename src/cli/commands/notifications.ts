import type { Command } from 'commander'
import { notifications } from '../../api/notifications.ts'
import { createClient } from '../client.ts'
import { everyPage } from '../every-page.ts'
import { localMoment, print, table, write } from '../output.ts'

/** What your offices must know. */
export function addNotificationCommands(program: Command): void {
  const commands = program
    .command('notifications')
    .description('what your offices must know: list, count, read')
  commands
    .command('list')
    .description('newest first')
    .option('--unread', 'only those not read yet')
    .option('--json')
    .action(async (options: { unread?: true }, command: Command) => {
      const client = createClient(command)
      const unreadOnly = options.unread ? 'yes' : 'no'
      const items = await everyPage(cursor =>
        client.call(notifications.list, { query: { cursor, unreadOnly } }),
      )
      const rows = items.map(each => [
        each.id,
        localMoment(each.createdAt),
        each.officeId ?? 'you',
        each.readAt ? '' : 'unread',
        each.message,
      ])
      print(command, { items }, () => table(['id', 'when', 'office', '', 'what'], rows))
    })

  commands
    .command('count')
    .description('how many are unread')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const answer = await createClient(command).call(notifications.count)
      print(command, answer, () => [`${answer.unread} unread`])
    })

  commands
    .command('read')
    .description('mark as read')
    .argument('<id>')
    .action(async (id: string, _options: unknown, command: Command) => {
      await createClient(command).call(notifications.read, { params: { id } })
      write([`${id}  read`])
    })
}
