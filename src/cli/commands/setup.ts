import type { Command } from 'commander'
import { setup } from '../../api/people/setup.ts'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import { createClient, refusalOf } from '../client.ts'
import { print, say } from '../output.ts'
import { askSecret } from '../secret-input.ts'

interface Options {
  name: string
  email: string
  organisation: string
  office?: string
  officeId?: string
  country?: string
  timeZone?: string
  languages?: string[]
  workingDays?: number[]
  preset?: 'migrant-resource-centres'
  json?: true
}

/** Talks with the person: the link and the password are secrets, and stand in no list of processes. */
export function addSetupCommand(program: Command): void {
  program
    .command('setup')
    .description('set up a new installation: its first admin, the organisation and its first office')
    .requiredOption('--name <name>', 'your name')
    .requiredOption('--email <address>', 'your e-mail address')
    .requiredOption('--organisation <name>', 'the name of the organisation')
    .option('--office <name>', 'the name of its first office, in English')
    .option('--office-id <id>', 'its id; made from its name if omitted')
    .option('--country <code>', 'where it is: ISO 3166-1, such as KE')
    .option('--time-zone <zone>', 'IANA name; that of the country if omitted')
    .option('--languages <codes>', 'such as en,sw; those most used in the country if omitted', listOf)
    .option('--working-days <days>', 'such as 1,2,3,4,5; 1 is Monday', numbersOf)
    .option('--preset <name>', 'begin with these offices: migrant-resource-centres')
    .option('--json', 'print the answer as JSON')
    .addHelpText(
      'after',
      '\nThe link that the first start printed and a new password are asked for.\n\nExample:\n  dateline setup --name Wanjiru --email wanjiru@example.org --organisation "Advice for Migrants" --office Nairobi --country KE',
    )
    .action(async (options: Options, command: Command) => {
      if ((options.office === undefined) !== (options.country === undefined))
        command.error('error: give --office and --country together')
      const link = await askSecret('Link of the first start: ')
      const token = new URLSearchParams(link.split('#')[1] ?? link).get('token')
      if (!token) throw new Error('That is no set-up link: one ends in "#token=…".')
      const password = await askSecret('New password: ')
      const client = createClient(command)
      const body = { ...bodyOf(options), token, password }
      const answer = await client.attempt(setup.run, { origin: client.origin }, { body })
      if (!answer.ok) throw await refusalOf(answer, options.json ? 'json' : 'lines')
      const made = setup.run.answers[201].parse(await answer.json())
      print(command, made, () => made.officeIds)
      say(`${options.organisation} is set up. Sign in: dateline login --email ${made.email}`)
    })
}

function bodyOf({ name, email, organisation, preset, ...given }: Options) {
  const { office, officeId, country, timeZone, languages, workingDays } = given
  return {
    name,
    email,
    organisation,
    preset,
    ...(office !== undefined && country !== undefined
      ? { office: { id: officeId, names: englishName(office), country, timeZone, languages, workingDays } }
      : {}),
  }
}

function englishName(name: string): Record<string, string> {
  return { [fallbackLanguage]: name }
}

function listOf(text: string): string[] {
  return text.split(',').map(each => each.trim())
}

function numbersOf(text: string): number[] {
  return listOf(text).map(Number)
}
