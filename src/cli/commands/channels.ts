import type { Command } from 'commander'
import { type ChannelSummary, channels } from '../../api/channels.ts'
import { createClient } from '../client.ts'
import { everyPage } from '../every-page.ts'
import { print, table, write } from '../output.ts'
import { addConnectCommand } from './connect.ts'
import { addNetworksCommand } from './networks.ts'

export function addChannelCommands(program: Command): void {
  const commands = program.command('channels').description('channels: networks, list, connect, disconnect')
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
}

function rowOf(channel: ChannelSummary): string[] {
  const state = channel.stopped ? `stopped: ${channel.stopped.reason}` : channel.state
  return [channel.id, channel.officeId, channel.network, channel.handle, channel.languages.join(','), state]
}
