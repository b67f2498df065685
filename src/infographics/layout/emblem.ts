import type { CreditLine } from '../content.ts'
import { palette } from '../palette.ts'
import type { Point, SceneNode } from '../scene.ts'

const euSize = { width: 90, height: 60 } as const
/** A donor's own emblem is as high as the European one, and no wider than two of them. */
const widest = 2 * euSize.width

/** How much room an emblem takes, px. */
export function emblemSize(emblem: Emblem): { width: number; height: number } {
  if (emblem === 'eu') return euSize
  const factor = Math.min(euSize.height / emblem.height, widest / emblem.width)
  return { width: emblem.width * factor, height: emblem.height * factor }
}

/** An emblem with its upper left corner there. */
export function drawEmblem(emblem: Emblem, at: Point): SceneNode[] {
  if (emblem === 'eu') return drawEuropean(at)
  const { contentType, base64 } = emblem
  return [{ kind: 'image', ...at, ...emblemSize(emblem), contentType, base64 }]
}

type Emblem = NonNullable<CreditLine['emblem']>

/**
 * The emblem of the European Union: twelve upright stars on a circle of a third of the height, each
 * star's circle an eighteenth of it (Council of Europe and European Commission, graphics guide).
 */
function drawEuropean(at: Point): SceneNode[] {
  const centre = { x: at.x + euSize.width / 2, y: at.y + euSize.height / 2 }
  const ring = euSize.height / 3
  const stars: SceneNode[] = Array.from({ length: 12 }, (_, hour) => {
    const angle = (hour * Math.PI) / 6
    return star(
      { x: centre.x + ring * Math.sin(angle), y: centre.y - ring * Math.cos(angle) },
      euSize.height / 18,
    )
  })
  return [{ kind: 'rect', ...at, ...euSize, fill: palette.euBlue }, ...stars]
}

function star(centre: Point, radius: number): SceneNode {
  const inside = radius * 0.381966
  const points = Array.from({ length: 10 }, (_, corner) => {
    const reach = corner % 2 === 0 ? radius : inside
    const angle = (corner * Math.PI) / 5
    return { x: centre.x + reach * Math.sin(angle), y: centre.y - reach * Math.cos(angle) }
  })
  return { kind: 'path', points, closed: 'closed', paint: palette.euGold }
}
