import { type Model, solve } from 'yalps'
import { type Cell, type Equation, isKnown } from './cells.ts'

/** The least and the greatest whole number that a count can be; `most` is infinite where nothing bounds it. */
export interface Range {
  least: number
  most: number
}

/**
 * Values that counts have in solutions that were found, from the least to the greatest: a count can have all of them, so
 * that for many no programme of their own is needed. It holds while nothing more becomes known.
 */
export type Witnessed = Map<Cell, Range>

/**
 * What a reader who holds everything published against each other knows of a count: its least and greatest possible
 * value, by linear programme over the equations that are linked to it by counts that are not known.
 * @param witnessed takes what the solutions say of other counts.
 */
export function possibleValues(
  cell: Cell,
  equations: readonly Equation[],
  witnessed: Witnessed = new Map(),
): Range {
  const linked = linkedTo(cell, equations)
  for (let used = linked.length; used > 0; used -= 1) {
    const some = linked.slice(0, used)
    // What solves a part of the equations says nothing of the others.
    const seen = used === linked.length ? witnessed : new Map()
    const most = extreme(cell, some, 'maximize', seen)
    // Figures that contradict each other say nothing together; the reader can only believe some of them.
    if (most === 'infeasible') continue
    const least = extreme(cell, some, 'minimize', seen)
    if (typeof least !== 'number') continue
    return {
      least: Math.ceil(least - rounding),
      most: most === 'unbounded' ? Number.POSITIVE_INFINITY : Math.floor(most + rounding),
    }
  }
  return { least: cell.least, most: Number.POSITIVE_INFINITY }
}

/** Of the programme, in people. */
const rounding = 1e-6

/** Equations that say something of the cell, by way of cells that are not known. */
export function linkedTo(cell: Cell, equations: readonly Equation[]): Equation[] {
  const reached = new Set([cell])
  const linked = new Set<Equation>()
  for (const from of reached)
    for (const equation of equations) {
      if (linked.has(equation) || !isBelieved(equation)) continue
      if (!equation.terms.some(([each]) => each === from)) continue
      linked.add(equation)
      for (const [other] of equation.terms) if (!isKnown(other)) reached.add(other)
    }
  return equations.filter(equation => linked.has(equation))
}

/** Not of a percentage that is withheld, and not where the published figures alone contradict it. */
function isBelieved(equation: Equation): boolean {
  if (equation.share && !isKnown(equation.share)) return false
  const { least, most } = reach(equation)
  return least <= equation.most + rounding && most >= equation.least - rounding
}

function reach({ terms }: Equation): Range {
  let [least, most] = [0, 0]
  for (const [cell, factor] of terms) {
    const [low, high] = isKnown(cell)
      ? [cell.counted ?? 0, cell.counted ?? 0]
      : [cell.least, Number.POSITIVE_INFINITY]
    const ends = factor === 0 ? [0, 0] : [low * factor, high * factor]
    least += Math.min(...ends)
    most += Math.max(...ends)
  }
  return { least, most }
}

/** In the programme each variable is what a count has above the least that it can be. */
function extreme(
  cell: Cell,
  equations: readonly Equation[],
  direction: 'maximize' | 'minimize',
  witnessed: Witnessed,
): number | 'unbounded' | 'infeasible' {
  const variables = new Map<string, Map<string, number>>([[cell.id, new Map([['cell', 1]])]])
  const constraints = new Map<string, { equal?: number; min?: number; max?: number }>()
  const cells = new Map([[cell.id, cell]])
  for (const [index, { terms, least, most }] of equations.entries()) {
    const name = `equation ${index}`
    let constant = 0
    for (const [each, factor] of terms) {
      if (isKnown(each)) {
        constant += factor * (each.counted ?? 0)
        continue
      }
      constant += factor * each.least
      const own = variables.get(each.id) ?? new Map<string, number>()
      variables.set(each.id, own.set(name, (own.get(name) ?? 0) + factor))
      cells.set(each.id, each)
    }
    constraints.set(name, bounds(least - constant, most - constant))
  }
  const model: Model = { direction, objective: 'cell', constraints, variables }
  const { status, result, variables: solved } = solve(model)
  if (status === 'optimal') {
    const above = new Map(solved)
    for (const [id, each] of cells) witness(witnessed, each, each.least + (above.get(id) ?? 0))
    return result + cell.least
  }
  return status === 'unbounded' ? 'unbounded' : 'infeasible'
}

function witness(witnessed: Witnessed, cell: Cell, value: number): void {
  const { least, most } = witnessed.get(cell) ?? { least: value, most: value }
  witnessed.set(cell, { least: Math.min(least, value), most: Math.max(most, value) })
}

function bounds(min: number, max: number): { equal?: number; min?: number; max?: number } {
  if (min === max) return { equal: min }
  return { ...(Number.isFinite(min) ? { min } : {}), ...(Number.isFinite(max) ? { max } : {}) }
}
