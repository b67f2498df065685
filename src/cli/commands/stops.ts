import type { Command } from 'commander'
import { type StopTarget, stops } from '../../api/stops.ts'
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
    { name: 'stop', description: 'stop sending, effective at once', done: 'stopped' },
    { name: 'resume', description: 'send again', done: 'resumed' },
  ] as const
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
        await createClient(command).call(stops[verb.name], { body: target })
        const { reason: _reason, ...named } = target
        write([`${Object.values(named).join('  ')}  ${verb.done}`])
      })
  }
}

function targetOf({ channel, office, everything, reason }: StopOptions, command: Command): StopTarget {
  const targets: StopTarget[] = [
    ...(channel === undefined ? [] : [{ scope: 'channel' as const, channelId: channel, reason }]),
    ...(office === undefined ? [] : [{ scope: 'office' as const, officeId: office, reason }]),
    ...(everything === undefined ? [] : [{ scope: 'everything' as const, reason }]),
  ]
  const [target, ...more] = targets
  if (target && more.length === 0) return target
  return command.error('error: give one of --channel, --office and --everything')
}
