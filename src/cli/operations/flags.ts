import { type Command, Option } from 'commander'
import { several } from '../options.ts'
import { type Field, flagOf, type Kind } from './fields.ts'
import { bodyIn, type Typed } from './input.ts'
import type { Taken } from './taken.ts'

/** Gives a command the flags of what it takes; none is mandatory, since a file may hold what is missing. */
export function addFlags(command: Command, { flags, wholeBody }: Taken): void {
  const seen = new Set<string>()
  for (const { field } of flags) {
    const flag = flagOf(field)
    if (seen.has(flag)) continue
    seen.add(flag)
    if (field.kind.is === 'switch') {
      command.addOption(new Option(`--${flag}`, meaningOf(field)))
      if (field.kind.off !== undefined) command.addOption(new Option(`--no-${flag}`).hideHelp())
    } else {
      command.addOption(
        new Option(`--${flag} <${placeholder(field.kind)}>`, meaningOf(field)).argParser(several),
      )
    }
  }
  if (wholeBody && flags.some(({ part }) => part === 'body')) {
    command.option(
      '--from-file <file>',
      'a JSON object with all of it, "-" for standard input; flags come on top',
    )
  }
}

/**
 * What was typed, by flag.
 * @throws UsageError for a file that holds no JSON object.
 */
export function typedIn(command: Command, taken: Taken): Typed {
  const options: Record<string, unknown> = command.opts()
  const flags = new Map<string, string[]>()
  const switches = new Map<string, boolean>()
  for (const { field } of taken.flags) {
    const flag = flagOf(field)
    const value = options[new Option(`--${flag}`).attributeName()]
    if (typeof value === 'boolean') switches.set(flag, value)
    else if (Array.isArray(value)) flags.set(flag, value.map(String))
  }
  const { fromFile } = options
  return {
    arguments: command.processedArgs.flat().map(String),
    flags,
    switches,
    ...(typeof fromFile === 'string' ? { body: bodyIn(fromFile) } : {}),
  }
}

/** The description of a field, and what it takes. */
export function meaningOf({ path, kind, description, required, nullable, whenAbsent }: Field): string {
  const remarks = [
    ...(required ? ['required'] : []),
    ...(kind.is === 'choice' ? [`choices: ${kind.of.join(', ')}`] : []),
    ...(kind.is === 'list' && kind.of.is === 'choice' ? [`choices: ${kind.of.of.join(', ')}`] : []),
    ...(kind.is === 'switch' && kind.off !== undefined ? [`--no-${flagOf({ path })} for no`] : []),
    ...(kind.is === 'list' || kind.is === 'record' ? ['may be repeated'] : []),
    ...(nullable ? ['"none" for none'] : []),
    ...(isEmpty(whenAbsent) ? [] : [`default: ${String(whenAbsent)}`]),
  ]
  const text = description.replaceAll('`', '')
  return [...(text === '' ? [] : [text]), ...(remarks.length > 0 ? [`(${remarks.join('; ')})`] : [])].join(
    ' ',
  )
}

/** Nothing to name as a default: none, or a list or an object without values. */
function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && Object.keys(value ?? {}).length === 0)
}

function placeholder(kind: Kind): string {
  switch (kind.is) {
    case 'list':
      return placeholder(kind.of)
    case 'record':
      return `key=${placeholder(kind.of)}`
    case 'group':
      return kind.fields.map(({ path }) => `${flagOf({ path: path.slice(-1) })}=…`).join(',')
    case 'choice':
      return 'word'
    case 'whole number':
    case 'number':
      return 'n'
    default:
      return kind.is
  }
}
