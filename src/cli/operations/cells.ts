import { readLanguage } from '../../core/languages/language-code.ts'
import { fallbackLanguage } from '../../core/languages/registry.ts'
import { dollars } from '../../core/money.ts'
import { excerpt, localMoment } from '../output.ts'

/** The value at a place such as `content.places` or `segments.0.text`; undefined where there is none. */
export function valueAt(target: unknown, path: string | readonly PropertyKey[]): unknown {
  const names = typeof path === 'string' ? path.split('.') : path
  return names.reduce<unknown>((inner, name) => Object(inner)[name], target)
}

/** The heading of a value: `officeId` is "office", `content.places` is "places", `archived.at` is "archived". */
export function headingOf(path: string): string {
  const names = path.split('.').filter(each => !/^\d+$/.test(each))
  const named = names.length > 1 && /^(at|by|reason)$/.test(names.at(-1) ?? '') ? names.slice(0, -1) : names
  const name = named.at(-1) ?? path
  return name
    .replace(/(?<=.)(Ids?|At|MilliDollars)$/, '')
    .replace(/[A-Z]+/g, capitals => ` ${capitals.toLowerCase()}`)
    .trim()
}

/** A value in one cell of a table, on one line. */
export function cell(value: unknown, path: string, length = 60): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return localMoment(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return /MilliDollars$/.test(path) ? dollars(value) : String(value)
  if (Array.isArray(value)) return excerpt(value.map(each => cell(each, path)).join(', '), length)
  if (typeof value === 'object') return excerpt(inOneLanguage(value, path) ?? ofObject(value), length)
  return excerpt(String(value), length)
}

/** Of a text in several languages the first one, English where it is there. */
function inOneLanguage(value: object, path: string): string | undefined {
  const texts = Object.entries(value)
  if (!path.endsWith('s') || texts.length === 0 || !texts.every(([code]) => readLanguage(code)))
    return undefined
  const [, text] = texts.find(([code]) => code === fallbackLanguage) ?? texts[0] ?? []
  return typeof text === 'string' ? text : undefined
}

function ofObject(value: object): string {
  const whole = formOf(value)
  if (whole !== undefined) return whole
  const entries = Object.entries(value).filter(([, each]) => each !== null && each !== undefined)
  return entries.map(([name, each]) => `${headingOf(name)} ${cell(each, name)}`).join(', ')
}

/** Objects that people read as one value; undefined for others. */
export function formOf(value: object): string | undefined {
  const { local, zone, timeZone, role, officeId, language, text, name } = fieldsIn(value)
  if (local && (zone ?? timeZone)) return `${local} ${zone ?? timeZone}`
  if (role && officeId) return `${role}@${officeId}`
  if (language && text) return `[${language}] ${text}`
  if (name && Object.keys(value).length <= 2) return name
  return undefined
}

function fieldsIn(value: object): Partial<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(value).filter(([, each]) => typeof each === 'string' && each !== ''),
  )
}
