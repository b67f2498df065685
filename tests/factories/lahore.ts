import { systemClock } from '../../src/core/time/clock.ts'
import type { Db } from '../../src/database/connect.ts'
import { toJson } from '../../src/database/tables.ts'
import { createXNetwork } from '../../src/networks/x/x-network.ts'
import { buildChannel, buildOffice } from './channel.ts'
import { openWebApp, type WebApp } from './web-app.ts'

/** The office of `buildOffice`, by its name in each language of the app. */
export async function buildLahore(db: Db): Promise<void> {
  await buildOffice(db)
  const names = toJson({ en: 'Lahore', ur: 'لاہور', ar: 'لاهور', prs: 'لاهور', ps: 'لاهور', bn: 'লাহোর' })
  await db.updateTable('office').set({ names }).where('id', '=', 'lahore').execute()
}

/** The app over Lahore, which has a channel on X with slots at these times from Monday to Friday. Nothing reaches X. */
export async function openLahore(...times: string[]): Promise<{ app: WebApp; channelId: string }> {
  const network = createXNetwork({ origin: 'http://127.0.0.1:9', clock: systemClock })
  const app = await openWebApp({ networks: new Map([['x', network]] as const) })
  const { db } = app.test.database
  await buildLahore(db)
  const channelId = await buildChannel(db)
  const slots = [1, 2, 3, 4, 5].flatMap(weekday => times.map(at => ({ channel_id: channelId, weekday, at })))
  if (slots.length > 0) await db.insertInto('channel_slot').values(slots).execute()
  return { app, channelId }
}
