import type { Command } from 'commander'
import { type ChannelSummary, channelsAnswer } from '../../api/channels.ts'
import { createClient } from '../client.ts'
import { print, table, write } from '../output.ts'
import { addConnectCommand } from './connect.ts'
import { addNetworksCommand } from './networks.ts'

export function addChannelCommands(program: Command): void {
  const channels = program
    .command('channels')
    .description('channels: networks, list, connect, disconnect, hold, resume')
  channels
    .command('list')
    .option('--office <id>')
    .option('--json')
    .action(async (options: { office?: string }, command: Command) => {
      const answer = await createClient(command).get('/api/v1/channels', { officeId: options.office })
      const headings = ['id', 'office', 'network', 'handle', 'languages', 'state']
      print(command, answer, () => table(headings, channelsAnswer.parse(answer).channels.map(rowOf)))
    })

  addNetworksCommand(channels)
  addConnectCommand(channels)

  channels
    .command('disconnect')
    .description('forget its tokens; its posts and figures stay')
    .argument('<id>')
    .action(async (id: string, _options: unknown, command: Command) => {
      await createClient(command).send('POST', `/api/v1/channels/${encodeURIComponent(id)}/disconnect`)
      write([`${id}  disconnected`])
    })

  for (const [verb, outcome] of [
    ['hold', 'held'],
    ['resume', 'resumed'],
  ] as const) {
    channels
      .command(verb)
      .argument('<id>')
      .requiredOption('--reason <text>', 'why, for the audit log')
      .action(async (id: string, options: { reason: string }, command: Command) => {
        await createClient(command).send(
          'POST',
          `/api/v1/channels/${encodeURIComponent(id)}/${verb}`,
          options,
        )
        write([`${id}  ${outcome}`])
      })
  }
}

function rowOf(channel: ChannelSummary): string[] {
  const state = channel.held ? `held: ${channel.held.reason}` : channel.state
  return [channel.id, channel.officeId, channel.network, channel.handle, channel.languages.join(','), state]
}
