import { type Model, solve } from 'yalps'
import { attackersValues, type Published, type Relation } from '../outreach/disclosure/attacker.ts'
import { type Printed, roundedTo } from './picture.ts'

/** A count that is not shown, and of which readers know more than they may. */
export interface Leak {
  what: string
  values: number
}

const enough = 5

/**
 * The counts of which all figures together leave fewer than five values: those that are printed as not shown, and those
 * that no one printed and that come out as one to four. It knows nothing of how figures are withheld: the unknowns are
 * the smallest groups of people, and each figure says how many are in some of them.
 */
export function leaksOf(printed: readonly Printed[]): Leak[] {
  const classes = classesOf(printed)
  const model = modelOf(printed, classes)
  return [...targetsOf(printed)].flatMap(([what, { groups, isPrinted }]) => {
    const [least, most] = rangeOf(groups, model, classes)
    const values = most - least + 1
    if (values >= enough || (!isPrinted && (least >= enough || most <= 0))) return []
    return [{ what, values }]
  })
}

/** The same by trying whole numbers one after another; undefined where that would take too long. */
export function leaksByTrying(printed: readonly Printed[]): Leak[] | undefined {
  const classes = classesOf(printed)
  const unknown = [...new Set(classes.values())]
  if (unknown.length > 7 || printed.some(({ of, counted }) => of || counted > 60)) return undefined
  const cells = new Map(unknown.map(name => [name, { value: 'hidden', least: 0 } satisfies Published]))
  const figures = printed.map(figure => ({
    figure,
    total: { value: figure.isShown ? figure.counted : 'hidden' } satisfies Published,
  }))
  const relations: Relation[] = figures.map(({ figure, total }) => ({
    parts: [...new Set(figure.groups.map(group => classes.get(group)))].flatMap(name =>
      name === undefined ? [] : (cells.get(name) ?? []),
    ),
    total,
  }))
  return figures.flatMap(({ figure, total }) => {
    if (figure.isShown) return []
    const values = attackersValues(total, relations, enough)
    return values < enough ? [{ what: nameOf(figure), values }] : []
  })
}

/** Groups that no figure tells apart are one unknown, named by the figures that count it. */
function classesOf(printed: readonly Printed[]): Map<number, string> {
  const figuresOf = new Map<number, number[]>()
  for (const [index, { groups, of }] of printed.entries())
    for (const group of new Set([...groups, ...(of ?? [])]))
      figuresOf.set(group, [...(figuresOf.get(group) ?? []), groups.includes(group) ? index : -index - 1])
  return new Map([...figuresOf].map(([group, figures]) => [group, figures.join()]))
}

type Bound = { equal?: number; min?: number; max?: number }
interface Programme {
  constraints: Map<string, Bound>
  variables: Map<string, Map<string, number>>
}

function modelOf(printed: readonly Printed[], classes: ReadonlyMap<number, string>): Programme {
  const variables = new Map([...new Set(classes.values())].map(name => [name, new Map<string, number>()]))
  const constraints = new Map<string, Bound>()
  const add = (name: string, groups: readonly number[], factor: number) => {
    for (const each of namesOf(groups, classes)) {
      const own = variables.get(each)
      own?.set(name, (own.get(name) ?? 0) + factor)
    }
  }
  for (const [index, { groups, counted, isShown, of, percent = 0 }] of printed.entries()) {
    const name = `figure ${index}`
    if (!of) {
      constraints.set(name, isShown ? { equal: counted } : { min: 1 })
      add(name, groups, 1)
    } else if (isShown) {
      for (const [end, bound] of [
        [Math.max(0, percent - roundedTo), { min: 0 }],
        [Math.min(100, percent + roundedTo), { max: 0 }],
      ] as const) {
        constraints.set(`${name} at ${end}`, bound)
        add(`${name} at ${end}`, groups, 1)
        add(`${name} at ${end}`, of, -end / 100)
      }
    }
  }
  return { constraints, variables }
}

interface Target {
  groups: readonly number[]
  isPrinted: boolean
}

/** Hidden counts by what they are, and the pieces in which printed figures of one thing overlap. */
function targetsOf(printed: readonly Printed[]): Map<string, Target> {
  const targets = new Map<string, Target>()
  const counts = printed.filter(({ of }) => !of)
  const things = Map.groupBy(counts, ({ at }) => [at.indicator, at.dimension, at.key].join(' '))
  for (const [thing, figures] of things)
    for (const [place, groups] of Map.groupBy(new Set(figures.flatMap(figure => figure.groups)), group =>
      figures.flatMap((figure, index) => (figure.groups.includes(group) ? [index] : [])).join(),
    ))
      targets.set(`${thing}, piece ${place}`, { groups, isPrinted: false })
  for (const figure of counts)
    if (!figure.isShown) targets.set(nameOf(figure), { groups: figure.groups, isPrinted: true })
  return targets
}

function nameOf({ at }: Printed): string {
  return [at.offices.join('+'), at.indicator, at.dimension, at.key, at.from, at.to].join(' ').trim()
}

function rangeOf(
  groups: readonly number[],
  { constraints, variables }: Programme,
  classes: ReadonlyMap<number, string>,
): [least: number, most: number] {
  const asked = namesOf(groups, classes)
  const counting = new Map(
    [...variables].map(([name, own]) => [name, asked.has(name) ? new Map([...own, ['asked', 1]]) : own]),
  )
  const extreme = (direction: 'minimize' | 'maximize') => {
    const model: Model = { direction, objective: 'asked', constraints, variables: counting }
    const { status, result } = solve(model)
    if (status === 'unbounded') return Number.POSITIVE_INFINITY
    if (status !== 'optimal') throw new Error(`the bounds of a count were not found: ${status}`)
    return result
  }
  return [Math.ceil(extreme('minimize') - rounding), Math.floor(extreme('maximize') + rounding)]
}

/** Of the programme, in people. */
const rounding = 1e-6

function namesOf(groups: readonly number[], classes: ReadonlyMap<number, string>): Set<string> {
  return new Set(groups.flatMap(group => classes.get(group) ?? []))
}
