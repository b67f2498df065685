import type { Chance } from '../faults/chance.ts'
import { type Asked, type Group, peopleIn } from './picture.ts'

/** People in their smallest groups, and the pictures that are drawn of them, the first one first. */
export interface Case {
  kind: string
  groups: Group[]
  pictures: Asked[][]
}

const quarter = { from: '2026-07-01', to: '2026-09-30' }
const before = { from: '2026-04-01', to: '2026-06-30' }
const everyone = () => true

/** One breakdown of two to `most` rows and its total. */
export function randomTable(chance: Chance, most = 8): Case {
  const keys = keysOf('topic', chance.between(2, most))
  const groups = keys.map(topic => ({
    office: 'kabul',
    ...quarter,
    parts: { topic },
    people: people(chance),
  }))
  const tile = chance.percent(80) ? [asked(groups, 'enquiries', ['kabul'], quarter)] : []
  return {
    kind: 'table',
    groups,
    pictures: [[...tile, ...by('topic', groups, 'enquiries', ['kabul'], quarter)]],
  }
}

/** Everything that one picture can hold of enquiries: the tile, its change, topics, contact methods and months. */
export function tileAndCharts(chance: Chance): Case {
  const [topics, methods] = [keysOf('topic', chance.between(2, 4)), keysOf('method', chance.between(2, 3))]
  const groups = [4, 5, 6, 7, 8, 9].flatMap(month =>
    topics.flatMap(topic =>
      methods.map(method => ({
        office: 'kabul',
        ...monthOf(month),
        parts: { topic, method },
        people: chance.percent(35) ? people(chance) : 0,
      })),
    ),
  )
  const own = (days = quarter, keep: (group: Group) => boolean = everyone) =>
    asked(groups, 'enquiries', ['kabul'], days, keep)
  const picture: Asked[] = []
  if (chance.percent(80)) picture.push(own())
  if (chance.percent(50)) picture.push({ ...own(before), isEarlier: true })
  picture.push(...by('topic', groups, 'enquiries', ['kabul'], quarter))
  if (chance.percent(50)) picture.push(...by('method', groups, 'enquiries', ['kabul'], quarter))
  if (chance.percent(60)) for (const month of [4, 5, 6, 7, 8, 9]) picture.push(own(monthOf(month)))
  return { kind: 'tile, charts and months', groups, pictures: [picture] }
}

/** Participants by sex and age, with their margins, by kind of activity, and the percentage of women. */
export function sexByAge(chance: Chance): Case {
  const ages = keysOf('age', chance.between(1, 3))
  const kinds = keysOf('kind', chance.between(1, 3))
  const sexes = chance.percent(30) ? ['women', 'men', 'unknown'] : ['women', 'men']
  const groups = ages.flatMap(age =>
    sexes.flatMap(sex =>
      kinds.map(kind => ({
        office: 'kabul',
        ...quarter,
        parts: { sex, age, kind, 'sex-age': `${sex}/${age}` },
        people: chance.percent(60) ? people(chance) : 0,
      })),
    ),
  )
  const own = (dimension: string) => by(dimension, groups, 'participants', ['kabul'], quarter)
  const picture: Asked[] = []
  const tile = asked(groups, 'participants', ['kabul'], quarter)
  if (chance.percent(80)) picture.push(tile)
  picture.push(...own('sex-age'))
  for (const dimension of ['sex', 'age', 'kind']) if (chance.percent(40)) picture.push(...own(dimension))
  const women = asked(groups, 'women-share', ['kabul'], quarter, ({ parts }) => parts.sex === 'women')
  const told = indexesOf(groups, ['kabul'], quarter, ({ parts }) => parts.sex !== 'unknown')
  if (chance.percent(50) && peopleIn(told, groups) > 0) picture.push({ ...women, of: told })
  return { kind: 'sex by age', groups, pictures: [picture] }
}

/** Pictures that overlap: a quarter, its months and the days so far of one, of an office and of two together. */
export function overlapping(chance: Chance): Case {
  const topics = keysOf('topic', chance.between(1, 3))
  const days = [
    monthOf(7),
    monthOf(8),
    { from: '2026-09-01', to: '2026-09-26' },
    { from: '2026-09-27', to: '2026-09-30' },
  ]
  const groups = ['kabul', 'lahore'].flatMap(office =>
    days.flatMap(span =>
      topics.map(topic => ({
        office,
        ...span,
        parts: { topic },
        people: chance.percent(60) ? people(chance) : 0,
      })),
    ),
  )
  const spans = [quarter, monthOf(7), monthOf(8), monthOf(9), { from: '2026-09-01', to: '2026-09-26' }]
  const pictures = Array.from({ length: chance.between(2, 4) }, () => {
    const offices = chance.one([['kabul'], ['lahore'], ['kabul', 'lahore']])
    const span = chance.one(spans)
    const tile = chance.percent(70) ? [asked(groups, 'enquiries', offices, span)] : []
    const months = span === quarter && chance.percent(40) ? [7, 8, 9] : []
    const picture = [...tile, ...months.map(month => asked(groups, 'enquiries', offices, monthOf(month)))]
    if (picture.length > 0 && chance.percent(40)) return picture
    return [...picture, ...withOther(by('topic', groups, 'enquiries', offices, span), chance)]
  })
  return { kind: 'overlapping pictures', groups, pictures }
}

/** The rows after the first one or two as one row, "other". */
function withOther(rows: readonly Asked[], chance: Chance): Asked[] {
  const kept = chance.between(1, 3)
  const [first, ...others] = rows.slice(kept)
  const named = rows.slice(0, kept)
  if (!first || others.length === 0) return [...rows]
  const key = `other than ${named.map(({ at }) => at.key).join(', ')}`
  const groups = [first, ...others].flatMap(row => row.groups)
  return [...named, { at: { ...first.at, key }, groups }]
}

/** Mostly few, since few are what must be kept. */
function people(chance: Chance): number {
  const weight = chance.between(1, 10)
  if (weight <= 5) return chance.between(0, 7)
  return weight <= 8 ? chance.between(5, 40) : chance.between(41, 900)
}

type Days = Pick<Group, 'from' | 'to'>

function by(dimension: string, groups: readonly Group[], indicator: string, offices: string[], days: Days) {
  const keys = [...new Set(groups.flatMap(({ parts }) => parts[dimension] ?? []))]
  return keys.map(key => {
    const { at, groups: own } = asked(
      groups,
      indicator,
      offices,
      days,
      ({ parts }) => parts[dimension] === key,
    )
    return { at: { ...at, dimension, key }, groups: own }
  })
}

function asked(
  groups: readonly Group[],
  indicator: string,
  offices: string[],
  days: Days,
  keep: (group: Group) => boolean = everyone,
): Asked {
  const { from, to } = days
  return {
    at: { sandbox: false, offices, indicator, dimension: '', key: '', from, to },
    groups: indexesOf(groups, offices, days, keep),
  }
}

function indexesOf(
  groups: readonly Group[],
  offices: readonly string[],
  { from, to }: Days,
  keep: (group: Group) => boolean,
): number[] {
  return groups.flatMap((group, index) =>
    offices.includes(group.office) && from <= group.from && group.to <= to && keep(group) ? [index] : [],
  )
}

function keysOf(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index}`)
}

function monthOf(month: number): Days {
  const last = month === 4 || month === 6 || month === 9 ? 30 : 31
  return { from: `2026-0${month}-01`, to: `2026-0${month}-${last}` }
}
