import type { z } from 'zod'
import { quoted } from './values.ts'

type Issue = z.core.$ZodIssue

/** What a value must be, as the end of a sentence that begins with the value: "it must be at least 1". */
export function whatIsAllowed(issue: Issue): string {
  if (issue.code === 'invalid_union') return ofUnion(issue)
  if (!/^(Invalid|Too |Unrecognized|Expected)/.test(issue.message)) return sentence(issue.message)
  switch (issue.code) {
    case 'too_small':
      return `it must ${amount(issue.origin, 'at least', Number(issue.minimum))}`
    case 'too_big':
      return `it must ${amount(issue.origin, 'at most', Number(issue.maximum))}`
    case 'invalid_value':
      return `it must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.map(String).join(', ')}`
    case 'invalid_format':
      return `it must be ${formats[issue.format] ?? `in the form ${issue.format}`}`
    case 'invalid_type':
      return `it must be ${types[issue.expected] ?? `of type ${issue.expected}`}`
    case 'unrecognized_keys':
      return `it has no field ${issue.keys.map(quoted).join(', ')}`
    default:
      return sentence(issue.message)
  }
}

const formats: Readonly<Record<string, string>> = {
  uuid: 'an id such as 0199a1b2-0000-7000-8000-000000000000',
  date: 'a day such as 2026-11-23',
  datetime: 'a moment such as 2026-11-30T09:30:00Z',
  time: 'a time such as 09:30',
  email: 'a mail address such as desk@mrc.example',
  url: 'an address such as https://mrc.example/news',
}

const types: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no',
  date: 'a moment such as 2026-11-30T09:30:00Z',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

function ofUnion({ errors, message }: Extract<Issue, { code: 'invalid_union' }>): string {
  const ways = errors.flatMap(issues => issues.slice(0, 1).map(whatIsAllowed))
  const [first, ...more] = [...new Set(ways)]
  if (first === undefined) return sentence(message)
  return [first, ...more.map(way => way.replace(/^it must be /, ''))].join(' or ')
}

function amount(origin: string, bound: string, number: number): string {
  if (origin === 'string') return `have ${bound} ${number} ${number === 1 ? 'character' : 'characters'}`
  if (origin === 'array' || origin === 'set')
    return `hold ${bound} ${number} ${number === 1 ? 'value' : 'values'}`
  return `be ${bound} ${number}`
}

/** Messages of our schemas are ends of sentences ("must be …", "is longer than …") or a bound ("at least 12 …"). */
function sentence(message: string): string {
  const end = message.replace(/\.$/, '')
  return /^(must|may|is|has|holds|names|ends|begins)\b/.test(end) ? `it ${end}` : end
}
