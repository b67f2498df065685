import type { Settings } from '../../config/env.ts'
import { connectEmbedded, connectServer, type Database } from '../database/connect.ts'

/** Enough for a hundred channels that mostly wait for their network. */
const serverConnections = 20

/** Opens the record that the settings name. */
export async function openDatabase(settings: Settings): Promise<Database> {
  if (!settings.DATABASE_URL) return await connectEmbedded(settings.DATA_DIR)
  return await connectServer(settings.DATABASE_URL, { max: serverConnections })
}
