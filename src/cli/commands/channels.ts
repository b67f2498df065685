import type { Command } from 'commander'
import { z } from 'zod'
import { type ChannelSummary, channelsAnswer, connectAnswer } from '../../http/schemas/channels.ts'
import { network } from '../../http/schemas/shared.ts'
import { createClient, readInput } from '../client.ts'
import { oneOf } from '../options.ts'
import { print, table, write } from '../output.ts'

export function addChannelCommands(program: Command): void {
  const channels = program
    .command('channels')
    .description('channels: list, connect, disconnect, hold, resume')
  channels
    .command('list')
    .option('--office <id>')
    .option('--json')
    .action(async (options: { office?: string }, command: Command) => {
      const answer = await createClient(command).get('/api/v1/channels', { officeId: options.office })
      const headings = ['id', 'office', 'network', 'handle', 'languages', 'state']
      print(command, answer, () => table(headings, channelsAnswer.parse(answer).channels.map(rowOf)))
    })

  channels
    .command('connect')
    .description('connect an account by its tokens, or connect it again')
    .requiredOption('--office <id>')
    .addOption(oneOf('--network <name>', 'the network', network.options).makeOptionMandatory())
    .requiredOption('--external-id <id>', "the network's id of the account or Page")
    .requiredOption('--handle <handle>')
    .requiredOption('--name <name>')
    .requiredOption('--languages <codes>', 'with commas between them: en,ur')
    .option('--credentials <file>', 'JSON with accessToken and so on; "-" is standard input', '-')
    .option('--json')
    .action(async (options: Record<string, string>, command: Command) => {
      const { office: officeId, network: name, externalId, handle, languages = '' } = options
      const body = {
        officeId,
        network: name,
        externalId,
        handle,
        name: options.name,
        languages: languages.split(','),
        credentials: credentialsIn(options.credentials ?? '-'),
      }
      const answer = await createClient(command).send('POST', '/api/v1/channels', body)
      const { channelId, outcome } = connectAnswer.parse(answer)
      print(command, answer, () => [`${channelId}  ${outcome}`])
    })

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

/** Tokens come from a file or a pipe: what stands on a command line, others on the machine can read. */
function credentialsIn(file: string): unknown {
  const { name, bytes } = readInput(file)
  const text = new TextDecoder().decode(bytes)
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text))
  } catch {
    throw new Error(`${name} must hold a JSON object with "accessToken"; nothing of it is shown.`)
  }
}

function rowOf(channel: ChannelSummary): string[] {
  const state = channel.held ? `held: ${channel.held.reason}` : channel.state
  return [channel.id, channel.officeId, channel.network, channel.handle, channel.languages.join(','), state]
}
