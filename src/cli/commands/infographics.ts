import type { Command } from 'commander'
import { infographicFormat, infographicLanguage, infographics } from '../../api/infographics.ts'
import type { Input } from '../../api/parts/operation.ts'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import { createClient } from '../client.ts'
import { deliver } from '../deliver.ts'
import { oneOf } from '../options.ts'
import { say } from '../output.ts'

type DrawOptions = Input<typeof infographics.draw>['query'] & { out: string }

/** `infographics render`. */
export function addInfographicCommands(program: Command): void {
  program
    .command('infographics')
    .description('infographics: render')
    .command('render')
    .description('draw a snapshot for people, in a language')
    .argument('<snapshot>')
    .addOption(
      oneOf('--language <code>', 'of its words', infographicLanguage.options).default(fallbackLanguage),
    )
    .addOption(oneOf('--format <format>', 'of the file', infographicFormat.options).default('png'))
    .requiredOption('--out <file>')
    .action(async (id: string, { out, ...query }: DrawOptions, command: Command) => {
      say('drawing …')
      deliver(await createClient(command).call(infographics.draw, { params: { id }, query }), out)
    })
}
