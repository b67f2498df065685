import { type Model, solve } from 'yalps'
import type { Cell, Sum } from './cells.ts'

/**
 * How many values a hidden cell can have to a reader who holds everything published against each other: its greatest
 * less its least possible value, by linear programme, plus one. A hidden cell is at least 1, since zeros are shown.
 * The sums form a network (each part has one total in each direction), so the bounds of the programme are whole numbers
 * and every whole number between them is possible. Infinite where nothing bounds the cell from above.
 */
export function possibleValues(cell: Cell, sums: readonly Sum[]): number {
  const linked = linkedSums(cell, sums)
  for (let count = linked.length; count > 0; count -= 1) {
    const used = linked.slice(0, count)
    const greatest = extreme(cell, used, 'maximize')
    if (greatest === 'unbounded') return Number.POSITIVE_INFINITY
    const least = extreme(cell, used, 'minimize')
    // Sums that contradict each other say nothing together; the reader can only believe some of them.
    if (greatest !== 'infeasible' && typeof least === 'number') return Math.round(greatest - least) + 1
  }
  return Number.POSITIVE_INFINITY
}

/** Sums that say something about the cell, by way of hidden cells that they share. */
function linkedSums(cell: Cell, sums: readonly Sum[]): Sum[] {
  const reached = new Set([cell])
  const linked = new Set<Sum>()
  for (const from of reached) {
    for (const sum of sums) {
      const hidden = [...sum.parts, sum.total].filter(each => each.hidden)
      if (linked.has(sum) || !hidden.includes(from) || !isPossible(sum)) continue
      linked.add(sum)
      for (const other of hidden) reached.add(other)
    }
  }
  return [...linked]
}

/** Not where the published figures alone contradict it: a breakdown need not be complete. */
function isPossible({ parts, total, relation }: Sum): boolean {
  if (total.hidden || relation === 'at-least') return true
  const hidden = parts.filter(part => part.hidden).length
  return hidden <= (total.value ?? 0) - publishedSum(parts)
}

function publishedSum(parts: readonly Cell[]): number {
  return parts.reduce((sum, part) => sum + (part.hidden ? 0 : (part.value ?? 0)), 0)
}

/** In the programme each variable is what a hidden cell has above 1. */
function extreme(
  cell: Cell,
  sums: readonly Sum[],
  direction: 'maximize' | 'minimize',
): number | 'unbounded' | 'infeasible' {
  const variables = new Map<string, Map<string, number>>()
  const constraints = new Map<string, { equal?: number; min?: number; max?: number }>()
  const term = (of: Cell, key: string, factor: number) => {
    const terms = variables.get(of.id) ?? new Map<string, number>()
    variables.set(of.id, terms.set(key, (terms.get(key) ?? 0) + factor))
  }
  for (const [index, { parts, total, relation }] of sums.entries()) {
    const key = `sum ${index}`
    const hidden = parts.filter(part => part.hidden)
    for (const part of hidden) term(part, key, 1)
    if (total.hidden) term(total, key, -1)
    const rest = (total.hidden ? 1 : (total.value ?? 0)) - publishedSum(parts) - hidden.length
    constraints.set(key, bound(relation, rest))
  }
  term(cell, 'cell', 1)
  const model: Model = { direction, objective: 'cell', constraints, variables }
  const { status, result } = solve(model)
  if (status === 'optimal') return result
  return status === 'unbounded' ? 'unbounded' : 'infeasible'
}

function bound(relation: Sum['relation'], rest: number): { equal?: number; min?: number; max?: number } {
  switch (relation) {
    case 'equal':
      return { equal: rest }
    case 'at-most':
      return { max: rest }
    case 'at-least':
      return { min: rest }
  }
}
