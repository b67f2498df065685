import { Argument, type Command } from 'commander'
import { type GeneratedCommand, generatedCommandOf } from '../../api/parts/command-of-operation.ts'
import type { Operation } from '../../api/parts/operation.ts'
import { answersWithFile, isPage } from './answers.ts'
import { UsageError } from './checked.ts'
import { flagOf } from './fields.ts'
import { addFlags, meaningOf, typedIn } from './flags.ts'
import { type GivenInput, inputOf } from './input.ts'
import { type Taken, takenBy } from './taken.ts'

/** What a command does with what was typed. */
export interface Performing {
  perform(operation: Operation, input: GivenInput, command: Command): Promise<void>
  /** Asks for a secret. */
  ask(prompt: string): Promise<string>
}

/** Gives the program a command for each operation whose command is made from its schemas. */
export function addOperations(
  program: Command,
  operations: readonly Operation[],
  performing: Performing,
): void {
  for (const operation of operations) {
    const made = generatedCommandOf(operation)
    if (!made) continue
    const words = made.words.split(' ')
    const above = words.slice(0, -1).reduce(nounOf, program)
    const command = above.command(words.at(-1) ?? '').description(operation.summary)
    // Reading the schemas of all operations would cost each command its time.
    above.hook('preSubcommand', (_above, chosen) => {
      if (chosen === command) complete(command, operation, made, performing)
    })
  }
}

/** The command of a noun, which is made where it is not there. */
export function nounOf(above: Command, noun: string): Command {
  const found = above.commands.find(command => command.name() === noun)
  return found ?? above.command(noun)
}

/** Arguments, flags, help and action of a command that was chosen. */
function complete(
  command: Command,
  operation: Operation,
  made: GeneratedCommand,
  { perform, ask }: Performing,
): void {
  const taken = takenBy(operation)
  for (const argument of argumentsOf(taken, made)) command.addArgument(argument)
  addFlags(command, taken)
  if (answersWithFile(operation))
    command.option('--out <file>', 'where the answer goes; standard output when absent')
  else command.option('--json', 'print what the API answered')
  if (isPage(operation)) command.option('--all', 'every page, not the first alone')
  command.addHelpText('after', helpOf(operation, taken, made))
  command.action(async () => {
    const typed = await understood(command, async () => typedIn(command, taken))
    for (const each of oneByOne(typed.arguments, command, made)) {
      const one = { ...typed, arguments: each }
      await perform(operation, await understood(command, async () => inputOf(operation, one, ask)), command)
    }
  })
}

function argumentsOf({ params, positional, file }: Taken, { several, words }: GeneratedCommand): Argument[] {
  const person = words.startsWith('people ') ? 'e-mail address or id' : ''
  const all = [
    ...params.map(name => ({ name: flagOf({ path: [name] }), meaning: name === 'id' ? person : '' })),
    ...positional.map(({ field }) => ({
      name: flagOf(field),
      meaning: meaningOf({ ...field, required: false }),
    })),
    ...(file ? [{ name: 'file', meaning: 'the file to send; "-" for standard input' }] : []),
  ]
  return all.map(
    ({ name, meaning }, index) =>
      new Argument(several && index === all.length - 1 ? `<${name}...>` : `<${name}>`, meaning),
  )
}

function helpOf(
  { description }: Operation,
  { secrets }: Taken,
  { words, example }: GeneratedCommand,
): string {
  const asked = secrets.filter(({ field }) => field.required).map(({ field }) => flagOf(field))
  const inFile = secrets.filter(({ field }) => !field.required).map(({ field }) => flagOf(field))
  return [
    ...(description ? ['', description] : []),
    ...(asked.length > 0 ? ['', `Asked for, or the next lines of standard input: ${asked.join(', ')}.`] : []),
    ...(inFile.length > 0 ? ['', `Only by --from-file: ${inFile.join(', ')}.`] : []),
    '',
    'Example:',
    `  dateline ${words} ${example}`.trimEnd(),
  ].join('\n')
}

/** The arguments of each of several, which share all but the last. */
function oneByOne(typed: readonly string[], command: Command, { several }: GeneratedCommand): string[][] {
  if (!several) return [[...typed]]
  const shared = typed.slice(0, command.registeredArguments.length - 1)
  return typed.slice(shared.length).map(each => [...shared, each])
}

/** Ends the command with a sentence where the command line is not what it takes. */
async function understood<Value>(command: Command, read: () => Promise<Value>): Promise<Value> {
  try {
    return await read()
  } catch (thrown) {
    if (thrown instanceof UsageError) return command.error(`error: ${thrown.message}`)
    throw thrown
  }
}
