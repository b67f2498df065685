import type { Settings } from '../../config/env.ts'
import { connectEmbedded, connectServer, type Database } from '../database/connect.ts'
import { unusableServer } from './server-answer.ts'

/** Enough for a hundred channels that mostly wait for their network. */
const serverConnections = 20

/**
 * Opens the record that the settings name.
 * @throws DatelineError `unavailable` when the server cannot be used; see `connectEmbedded` for the embedded one.
 */
export async function openDatabase({ DATA_DIR, DATABASE_URL }: Settings): Promise<Database> {
  if (!DATABASE_URL) return await connectEmbedded(DATA_DIR)
  try {
    return await connectServer(DATABASE_URL, { max: serverConnections })
  } catch (thrown) {
    throw unusableServer('DATABASE_URL', DATABASE_URL, thrown)
  }
}
