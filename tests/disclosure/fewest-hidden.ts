import { chanceFrom } from '../faults/chance.ts'
import { leaksOf } from './attack.ts'
import { drawInTurn, type Printed } from './picture.ts'
import { randomTable, sexByAge } from './random-pictures.ts'

/** How many figures of one small picture are not shown, and the fewest by which any method could keep its counts. */
export interface Compared {
  hidden: number
  fewest: number
}

const most = 10

/** The seed's picture; undefined where it has too many figures to try all choices, or nothing to keep. */
export function compareWithFewest(seed: number): Compared | undefined {
  const chance = chanceFrom(seed)
  const { groups, pictures } = chance.percent(50) ? randomTable(chance, 6) : sexByAge(chance)
  const { printed } = drawInTurn(groups, pictures)
  const hidden = printed.filter(({ isShown }) => !isShown).length
  const small = printed.filter(isSmall).length
  const others = printed.flatMap((figure, index) => (isSmall(figure) || figure.counted === 0 ? [] : [index]))
  if (small === 0 || others.length > most) return undefined
  for (let more = 0; more <= others.length; more += 1)
    for (const chosen of choicesOf(others, more)) {
      const tried = printed.map((figure, index) => ({
        ...figure,
        isShown: !isSmall(figure) && !chosen.includes(index),
      }))
      if (leaksOf(tried).length === 0) return { hidden, fewest: small + more }
    }
  return undefined
}

function isSmall({ counted, of }: Printed): boolean {
  return !of && counted > 0 && counted < 5
}

function choicesOf(items: readonly number[], size: number): number[][] {
  if (size === 0) return [[]]
  return items.flatMap((item, index) =>
    choicesOf(items.slice(index + 1), size - 1).map(rest => [item, ...rest]),
  )
}
