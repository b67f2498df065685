import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Command } from 'commander'

/** They do not ask the app: one works while it stands still, the other before there is any. */
export function addBackupCommands(program: Command): void {
  program
    .command('backup')
    .description('write the record, pictures and infographics into one new file, without the secret keys')
    .argument('<file>', 'a name that ends in .tar.gz, say')
    .addHelpText('after', `${whereItWorks}\n\nExample:\n  dateline backup monday.tar.gz`)
    .action(async (file: string) => await runBeside('run-backup', 'backup', file))
  program
    .command('restore')
    .description('bring a backup into an empty installation, wholly or not at all')
    .argument('<file>', 'what "dateline backup" wrote')
    .addHelpText('after', `${whereItWorks}\n\nExample:\n  dateline restore monday.tar.gz`)
    .action(async (file: string) => await runBeside('run-backup', 'restore', file))
}

const whereItWorks = `
Works on this machine's settings (DATA_DIR, or DATABASE_URL), not through --url.
Without DATABASE_URL, stop the app first.`

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

/** As a process of its own, on the Node that runs the app: this one only knows the HTTP API. */
export async function runBeside(program: 'run-backup' | 'run-database', ...task: string[]): Promise<void> {
  const own = fromRoot('node_modules/node/bin/node')
  const node = existsSync(own) ? own : process.execPath
  const args = ['--import', fromRoot('config/node.js'), fromRoot(`src/assembly/${program}.ts`), ...task]
  const [code]: unknown[] = await once(spawn(node, args, { stdio: 'inherit' }), 'exit')
  process.exitCode = typeof code === 'number' ? code : 1
}
