import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ChannelState } from '../../../src/channels/channel-state.ts'
import { findingsOf } from '../../../src/channels/tokens/findings.view.ts'
import type { Database } from '../../../src/database/connect.ts'
import { buildChannel } from '../../factories/channel.ts'
import { freshDatabase } from '../../factories/database.ts'

const file = new URL('../../../src/database/migrations/080_channel_health.sql', import.meta.url)
const [, filling = ''] = /(insert into channel_health.*)$/s.exec(readFileSync(file, 'utf8')) ?? []

let database: Database
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

it.each<[string, ChannelState, string | null, string[]]>([
  ['found nothing wrong', 'connected', null, ['readable daily']],
  [
    'found a permission missing',
    'connected',
    'Facebook does not let Dateline read figures (read_insights). Connect the Page again and allow all that is asked for.',
    ['limited daily'],
  ],
  ['found the network away', 'connected', 'X could not be reached.', ['unreadable daily']],
  ['was of a channel that was disconnected since', 'disconnected', null, []],
  ['was of a channel to be connected again', 'needs_reconnect', 'The password was changed.', []],
])('a last look that %s is in the history as that', async (_title, state, check_reason, found) => {
  const { db } = database
  const id = await buildChannel(db)
  const looked = { state, check_reason, checked_at: new Date() }
  await db.updateTable('channel').set(looked).where('id', '=', id).execute()
  await sql.raw(filling).execute(db)
  const findings = await findingsOf(db, id, { limit: 9 })
  expect(findings.map(each => `${each.found} ${each.how}`)).toEqual(found)
})
