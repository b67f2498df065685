import type { Settings } from '../../config/env.ts'
import { unusableServer } from '../core/errors/unusable-server.ts'
import type { Database } from '../database/connect.ts'
import { openEmbedded } from '../database/embedded/open.ts'

/** Enough for a hundred channels that mostly wait for their network. */
const serverConnections = 20

/**
 * Opens the record that the settings name. The embedded one opens on its thread while the rest is loaded.
 * @throws DatelineError `unavailable` when the server cannot be used; see `openEmbedded` for the embedded one.
 */
export async function openDatabase(settings: Settings): Promise<Database> {
  const { DATA_DIR, DATABASE_URL } = settings
  if (!DATABASE_URL) {
    const opening = openEmbedded(DATA_DIR)
    opening.catch(() => undefined)
    const { connectOpened } = await import('../database/connect.ts')
    return await connectOpened(await opening)
  }
  if (settings.DATABASE_OWNER_URL) await (await import('./prepare-server.ts')).prepareServer(settings)
  try {
    const { connectServer } = await import('../database/connect.ts')
    return await connectServer(DATABASE_URL, { max: serverConnections })
  } catch (thrown) {
    throw unusableServer('DATABASE_URL', DATABASE_URL, thrown)
  }
}
