import { anyPhrase } from './known-phrases.ts'

const weekday = '[A-Z][a-z]{5,8}'
const date = '\\d{1,2} [A-Z][a-z]{2,8} \\d{4}'
const day = `${weekday} ${date}`
const slot = `${weekday} \\d\\d:\\d\\d`
const code = '[a-z]{2,3}(?:-[A-Za-z\\d]{2,8}){0,3}'

/** What stands in a slot of one form, found where it begins. Each is of bounded length. */
const forms = {
  number: /\d{1,12}/y,
  network: /(?:[Tt]he )?[A-Z][A-Za-z]{0,30}(?: server)?/y,
  word: /[A-Za-z]{3,12}/y,
  weekday: new RegExp(weekday, 'y'),
  day: new RegExp(day, 'y'),
  date: new RegExp(`${date}|\\d{4}-\\d\\d-\\d\\d`, 'y'),
  time: new RegExp(`${day}, \\d\\d:\\d\\d`, 'y'),
  clock: /\d\d:\d\d/y,
  offset: /[+-]\d\d:\d\d/y,
  moment: /\d{1,2} [A-Z][a-z]{2,8} \d{4} \d\d:\d\d UTC|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z/y,
  month: /[A-Z][a-z]{2,8} \d{4}/y,
  dollars: /\$\d{1,12}\.\d{2,3}/y,
  year: /\d{1,4}/y,
  figure: /-?\d{1,16}(?:\.\d{1,17})?(?:e[+-]\d{1,3})?/y,
  cells: /[A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?/y,
  length: /(?:\d{1,9} h )?\d{1,2} min/y,
  part: /The text|Part \d{1,4}/y,
  files: /\d{1,4} (?:image|GIF|video)s?/y,
  words: /(?:image|GIF|video)(?: and (?:image|GIF|video)){1,2}/y,
  mark: /U\+[0-9A-F]{4,6}|[a-z]{1,12}\/[a-z0-9.+-]{1,60}/y,
  language: new RegExp(`[A-Z][^ ."]{0,30}(?: [A-Z(][^ ."]{0,30}){0,5}? \\(${code}\\)`, 'y'),
  languages: new RegExp(`${code}(?:, ${code}){0,30}`, 'y'),
  weekdays: new RegExp(`${weekday}(?:, ${weekday}){0,6}`, 'y'),
  slots: new RegExp(`${slot}(?:, ${slot}){0,4}(?: and \\d{1,4} more)?`, 'y'),
  place: /in the text|as a card|in a last reply|in the first comment/y,
  account: /[A-Za-z]{1,20}/y,
  handle: /@[^\s,]{1,100}/y,
  input:
    /(?:body|querystring|params|request|content|variants|media|places|topics|style|languages|name|handle|leastGapMinutes|dailyCap|holdWhenOverdueMinutes)(?:\.[\w-]{1,60}){0,8}/y,
} as const

/**
 * What may stand in a slot, by its name. `text` is what a person, a network or a file wrote. `reason` and `clause` are
 * reasons again, ours or a person's: a clause stands in brackets without its full stop. A `list` is of such texts, joined
 * with commas, "and" or "or"; `code` is read from left to right, as the names of columns are; a `phrase` is words of ours.
 */
const kinds = {
  out: 'number',
  total: 'number',
  number: 'number',
  count: 'number',
  days: 'number',
  minutes: 'number',
  most: 'number',
  file: 'number',
  position: 'number',
  network: 'network',
  word: 'word',
  weekday: 'weekday',
  day: 'day',
  other: 'day',
  date: 'date',
  time: 'time',
  clock: 'clock',
  from: 'clock',
  until: 'clock',
  offset: 'offset',
  length: 'length',
  month: 'month',
  sum: 'dollars',
  excess: 'dollars',
  budget: 'dollars',
  least: 'dollars',
  reason: 'reason',
  clause: 'clause',
  permissions: 'permissions',
  name: 'text',
  quote: 'text',
  links: 'text',
  moment: 'moment',
  server: 'text',
  scopes: 'scopes',
  part: 'part',
  files: 'files',
  words: 'words',
  type: 'mark',
  character: 'mark',
  languageName: 'language',
  otherLanguage: 'language',
  languages: 'languages',
  weekdays: 'weekdays',
  slots: 'slots',
  place: 'place',
  otherPlace: 'place',
  account: 'account',
  input: 'input',
  handle: 'handle',
  tags: 'text',
  zone: 'text',
  year: 'year',
  figure: 'figure',
  otherDate: 'date',
  cells: 'cells',
  language: 'language',
  what: 'phrase',
  why: 'phrase',
  calendars: 'calendars',
  list: 'list',
  fields: 'list',
  field: 'code',
  code: 'code',
  cell: 'text',
  office: 'text',
  target: 'text',
  host: 'text',
  person: 'text',
} as const satisfies Record<
  string,
  | keyof typeof forms
  | 'phrase'
  | 'reason'
  | 'clause'
  | 'permissions'
  | 'scopes'
  | 'calendars'
  | 'list'
  | 'code'
  | 'text'
>

export type SlotName = keyof typeof kinds
type SlotKind = (typeof kinds)[SlotName]

export function isSlotName(name: string): name is SlotName {
  return name in kinds
}

export function kindOf(name: SlotName): SlotKind {
  return kinds[name]
}

/** The form of what stands in a slot; undefined where anything may. */
export function formOf(name: SlotName): RegExp | undefined {
  const kind = kindOf(name)
  if (kind === 'phrase') return anyPhrase()
  return kind in forms ? forms[kind as keyof typeof forms] : undefined
}
