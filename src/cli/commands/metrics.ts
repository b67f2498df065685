import type { Command } from 'commander'
import { exportFormat, metrics } from '../../api/metrics.ts'
import type { Input } from '../../api/parts/operation.ts'
import { createClient } from '../client.ts'
import { deliver } from '../deliver.ts'
import { oneOf } from '../options.ts'

type ExportOptions = Input<typeof metrics.export>['query'] & { out?: string }

/** `metrics export`: what posts and channels reached. */
export function addMetricCommands(program: Command): void {
  program
    .command('metrics')
    .description('metrics: export')
    .command('export')
    .description('every value behind the figures, with its code book')
    .requiredOption('--offices <ids>', 'with commas between them')
    .requiredOption('--from <day>', 'included')
    .requiredOption('--to <day>', 'included')
    .addOption(oneOf('--format <format>', 'csv or json', exportFormat.options).default('csv'))
    .option('--out <file>', 'standard output when absent')
    .action(async ({ out, ...query }: ExportOptions, command: Command) => {
      deliver(await createClient(command).call(metrics.export, { query }), out)
    })
}
