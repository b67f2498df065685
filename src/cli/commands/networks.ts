import type { Command } from 'commander'
import type { z } from 'zod'
import { networksAnswer } from '../../api/networks.ts'
import { createClient } from '../client.ts'
import { print, table } from '../output.ts'

/** `channels networks`: what can be connected here, and how. */
export function addNetworksCommand(channels: Command): void {
  channels
    .command('networks')
    .description('the networks, and how an account of each can be connected here')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const answer = await createClient(command).get('/api/v1/networks')
      print(command, answer, () =>
        table(['name', 'network', 'ways in'], networksAnswer.parse(answer).networks.map(rowOf)),
      )
    })
}

function rowOf({ name, label, waysIn }: z.output<typeof networksAnswer>['networks'][number]): string[] {
  const open = waysIn.filter(({ missing }) => missing === null).map(({ way }) => way)
  return [name, label, open.join(', ')]
}
