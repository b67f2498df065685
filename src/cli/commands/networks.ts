import type { Command } from 'commander'
import { type ConnectableNetwork, networks } from '../../api/networks.ts'
import { createClient } from '../client.ts'
import { everyPage } from '../every-page.ts'
import { print, table } from '../output.ts'

/** `channels networks`: what can be connected here, and how. */
export function addNetworksCommand(channels: Command): void {
  channels
    .command('networks')
    .description('the networks, and how an account of each can be connected here')
    .option('--json')
    .action(async (_options: unknown, command: Command) => {
      const client = createClient(command)
      const items = await everyPage(cursor => client.call(networks.list, { query: { cursor } }))
      print(command, { items }, () => table(['name', 'network', 'ways in'], items.map(rowOf)))
    })
}

function rowOf({ name, label, waysIn }: ConnectableNetwork): string[] {
  const open = waysIn.filter(({ missing }) => missing === null).map(({ way }) => way)
  return [name, label, open.join(', ')]
}
