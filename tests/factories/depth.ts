import { inject } from 'vitest'

/** Whether this is `npm run test:deep`, which `.ci/run` runs too: everything, however long it takes. */
export const isDeep = inject('depth') === 'deep'

/** How often a property is tried: as often as given by `npm run test:deep`, a fifth of it by `npm test`. */
export function runsOf(deep: number): number {
  return isDeep ? deep : Math.min(deep, Math.max(20, Math.ceil(deep / 5)))
}
