import { rasterise } from '../../../infographics/write/rasterise.ts'
import { storeMedia } from '../../../news/media/store-media.ts'
import type { PersonKey } from '../cast.ts'
import type { Actors } from '../sign-ins.ts'
import type { OfficeId } from '../story.ts'
import type { World } from '../world.ts'
import { type ImageName, images } from './images.ts'

/** The images of our own making, stored where they are first used. */
export interface Library {
  stored(
    name: ImageName,
    use: { office: OfficeId; by: PersonKey },
  ): Promise<{ mediaId: string; focus: { x: number; y: number } }>
  /** Begins to store it; what goes wrong shows where it is used. */
  begin(name: ImageName, use: { office: OfficeId; by: PersonKey }): void
}

export function createLibrary({ core }: World, actors: Actors): Library {
  const stored = new Map<string, Promise<{ mediaId: string; focus: { x: number; y: number } }>>()

  async function store(name: ImageName, { office, by }: { office: OfficeId; by: PersonKey }) {
    const { svg, focus } = await images[name]()
    const deps = { db: core.database.db, clock: core.clock, mediaStorage: core.mediaStorage }
    const input = { actor: actors[by], officeId: office, bytes: await rasterise(svg) }
    const { mediaId } = await storeMedia(deps, input)
    return { mediaId, focus }
  }

  function storing(name: ImageName, use: { office: OfficeId; by: PersonKey }) {
    const key = `${use.office} ${use.by} ${name}`
    const known = stored.get(key) ?? store(name, use)
    stored.set(key, known)
    return known
  }

  return {
    stored: storing,
    begin: (name, use) => void storing(name, use).catch(() => undefined),
  }
}
