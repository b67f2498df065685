import type { Command } from 'commander'
import { createClient } from '../client.ts'
import { write } from '../output.ts'

interface StopOptions {
  channel?: string
  office?: string
  everything?: true
  reason: string
}

/** `posts stop` and `posts resume`, for a channel, an office or everything. */
export function addStopCommands(program: Command): void {
  const posts = program.commands.find(command => command.name() === 'posts')
  const verbs = [
    { name: 'stop', path: '/api/v1/stops', description: 'stop sending, effective at once', done: 'stopped' },
    { name: 'resume', path: '/api/v1/stops/resume', description: 'send again', done: 'resumed' },
  ]
  for (const verb of verbs) {
    posts
      ?.command(verb.name)
      .description(verb.description)
      .option('--channel <id>')
      .option('--office <id>')
      .option('--everything')
      .requiredOption('--reason <text>', 'why, for the audit log')
      .action(async (options: StopOptions, command: Command) => {
        const target = targetOf(options, command)
        await createClient(command).send('POST', verb.path, { ...target, reason: options.reason })
        write([`${Object.values(target).join('  ')}  ${verb.done}`])
      })
  }
}

function targetOf({ channel, office, everything }: StopOptions, command: Command): Record<string, string> {
  const targets = [
    ...(channel === undefined ? [] : [{ scope: 'channel', channelId: channel }]),
    ...(office === undefined ? [] : [{ scope: 'office', officeId: office }]),
    ...(everything === undefined ? [] : [{ scope: 'everything' }]),
  ]
  const [target, ...more] = targets
  if (target && more.length === 0) return target
  return command.error('error: give one of --channel, --office and --everything')
}
