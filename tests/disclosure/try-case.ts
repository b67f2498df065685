import { chanceFrom } from '../faults/chance.ts'
import { type Leak, leaksByTrying, leaksOf } from './attack.ts'
import { drawInTurn } from './picture.ts'
import { type Case, overlapping, randomTable, sexByAge, tileAndCharts } from './random-pictures.ts'

export interface Tried {
  kind: string
  seed: number
  leaks: Leak[]
  /** Figures that were published, those of them that are one to four people, and those that are not shown. */
  figures: number
  small: number
  hidden: number
  refused: number
  wasTried: boolean
}

const linked = [tileAndCharts, sexByAge, overlapping]

export function tryTable(seed: number): Tried {
  return attack(randomTable(chanceFrom(seed)), seed)
}

export function tryLinkedSet(seed: number): Tried {
  const chance = chanceFrom(seed)
  return attack(chance.one(linked)(chance), seed)
}

function attack({ kind, groups, pictures }: Case, seed: number): Tried {
  const { printed, refused } = drawInTurn(groups, pictures)
  const byTrying = leaksByTrying(printed)
  return {
    kind,
    seed,
    leaks: [...leaksOf(printed), ...(byTrying ?? [])],
    figures: printed.length,
    small: printed.filter(({ counted, of }) => !of && counted > 0 && counted < 5).length,
    hidden: printed.filter(({ isShown }) => !isShown).length,
    refused,
    wasTried: byTrying !== undefined,
  }
}
