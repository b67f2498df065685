import { palette } from '../palette.ts'
import type { Point, SceneNode } from '../scene.ts'

export const emblemSize = { width: 90, height: 60 } as const

/**
 * The emblem of the European Union: twelve upright stars on a circle of a third of the height, each
 * star's circle an eighteenth of it (Council of Europe and European Commission, graphics guide).
 */
export function drawEmblem(at: Point): SceneNode[] {
  const centre = { x: at.x + emblemSize.width / 2, y: at.y + emblemSize.height / 2 }
  const ring = emblemSize.height / 3
  const stars: SceneNode[] = Array.from({ length: 12 }, (_, hour) => {
    const angle = (hour * Math.PI) / 6
    return star(
      { x: centre.x + ring * Math.sin(angle), y: centre.y - ring * Math.cos(angle) },
      emblemSize.height / 18,
    )
  })
  return [{ kind: 'rect', ...at, ...emblemSize, fill: palette.euBlue }, ...stars]
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
