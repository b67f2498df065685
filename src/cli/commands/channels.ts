import type { Command } from 'commander'
import { type ChannelSummary, channels } from '../../api/channels.ts'
import { createClient } from '../client.ts'
import { everyPage } from '../every-page.ts'
import { print, table, write } from '../output.ts'
import { addConnectCommand } from './connect.ts'
import { addNetworksCommand } from './networks.ts'

export function addChannelCommands(program: Command): void {
  const commands = program
    .command('channels')
    .description('channels: networks, list, connect, disconnect, hold, resume')
  commands
    .command('list')
    .option('--office <id>')
    .option('--json')
    .action(async ({ office: officeId }: { office?: string }, command: Command) => {
      const client = createClient(command)
      const items = await everyPage(cursor => client.call(channels.list, { query: { officeId, cursor } }))
      const headings = ['id', 'office', 'network', 'handle', 'languages', 'state']
      print(command, { items }, () => table(headings, items.map(rowOf)))
    })

  addNetworksCommand(commands)
  addConnectCommand(commands)

  commands
    .command('disconnect')
    .description('forget its tokens; its posts and figures stay')
    .argument('<id>')
    .action(async (id: string, _options: unknown, command: Command) => {
      await createClient(command).call(channels.disconnect, { params: { id } })
      write([`${id}  disconnected`])
    })

  for (const [verb, outcome] of [
    ['hold', 'held'],
    ['resume', 'resumed'],
  ] as const) {
    commands
      .command(verb)
      .argument('<id>')
      .requiredOption('--reason <text>', 'why, for the audit log')
      .action(async (id: string, options: { reason: string }, command: Command) => {
        await createClient(command).call(channels[verb], { params: { id }, body: options })
        write([`${id}  ${outcome}`])
      })
  }
}

function rowOf(channel: ChannelSummary): string[] {
  const state = channel.held ? `held: ${channel.held.reason}` : channel.state
  return [channel.id, channel.officeId, channel.network, channel.handle, channel.languages.join(','), state]
}
