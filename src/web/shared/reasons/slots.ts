const day = '[A-Z][a-z]{5,8} \\d{1,2} [A-Z][a-z]{2,8} \\d{4}'

/** What stands in a slot of one form, found where it begins. Each is of bounded length. */
const forms = {
  number: /\d{1,9}/y,
  network: /(?:[Tt]he )?[A-Z][A-Za-z]{0,30}(?: server)?/y,
  word: /[A-Za-z]{3,12}/y,
  weekday: /[A-Z][a-z]{5,8}/y,
  day: new RegExp(day, 'y'),
  time: new RegExp(`${day}, \\d\\d:\\d\\d`, 'y'),
  clock: /\d\d:\d\d/y,
  offset: /[+-]\d\d:\d\d/y,
  moment: /\d{1,2} [A-Z][a-z]{2,8} \d{4} \d\d:\d\d UTC|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z/y,
  month: /[A-Z][a-z]{2,8} \d{4}/y,
  dollars: /\$\d{1,12}\.\d{2,3}/y,
  length: /(?:\d{1,9} h )?\d{1,2} min/y,
} as const

/**
 * What may stand in a slot, by its name. `text` is what a person, a network or a file wrote. `reason` and `clause` are
 * reasons again, ours or a person's: a clause stands in brackets without its full stop.
 */
const kinds = {
  out: 'number',
  total: 'number',
  number: 'number',
  count: 'number',
  days: 'number',
  minutes: 'number',
  most: 'number',
  network: 'network',
  word: 'word',
  weekday: 'weekday',
  day: 'day',
  other: 'day',
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
  reason: 'reason',
  clause: 'clause',
  permissions: 'permissions',
  name: 'text',
  quote: 'text',
  links: 'text',
  moment: 'moment',
  server: 'text',
  scopes: 'scopes',
} as const satisfies Record<
  string,
  keyof typeof forms | 'reason' | 'clause' | 'permissions' | 'scopes' | 'text'
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
  return kind in forms ? forms[kind as keyof typeof forms] : undefined
}
