import { audit } from '../../disclosure/audit.ts'
import { protect } from '../../disclosure/protect.ts'
import type { FiguresToProtect, ProtectedFigures } from './protect-figures.ts'

/** What must be hidden, and, from what is left, what is given away nevertheless. */
export function work({ figures, mustShow, publishedBefore }: FiguresToProtect): ProtectedFigures {
  const hidden = protect(figures, publishedBefore)
  for (const place of mustShow) hidden.delete(place)
  const drawn = figures.map(figure => ({ ...figure, isShown: !hidden.has(figure.place) }))
  return { hidden: [...hidden], given: audit(drawn, publishedBefore) ?? null }
}
