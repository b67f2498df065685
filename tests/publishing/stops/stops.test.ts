import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/access/actor.ts'
import { verifyAuditLog } from '../../../src/access/audit/verify-audit-log.ts'
import { systemClock } from '../../../src/core/time/clock.ts'
import type { Database } from '../../../src/database/connect.ts'
import { resume, stop } from '../../../src/publishing/stops/stops.ts'
import { whatIsStopped } from '../../../src/publishing/stops/stops.view.ts'
import { buildChannel } from '../../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../../factories/database.ts'

const approver: Actor = { id: 'amna', via: 'session', grants: [{ role: 'approver', officeId: 'lahore' }] }
const stranger: Actor = { id: 'bilal', via: 'session', grants: [{ role: 'admin', officeId: 'dhaka' }] }
const admin: Actor = { id: 'chief', via: 'session', grants: [{ role: 'admin', officeId: '*' }] }
const reason = 'A wrong number is in the news'

describe.each(databaseKinds)('stopping, on %s PostgreSQL', kind => {
  let database: Database
  let channelId: string
  beforeAll(async () => {
    database = await freshDatabase(kind)
    channelId = await buildChannel(database.db)
  })
  afterAll(() => database.close())
  const deps = () => ({ db: database.db, clock: systemClock })

  it('holds a channel, an office and everything, says so, and resumes each by itself', async () => {
    await stop(deps(), { actor: approver, target: { scope: 'channel', channelId }, reason })
    await stop(deps(), { actor: admin, target: { scope: 'channel', channelId }, reason: 'again' })
    await stop(deps(), { actor: approver, target: { scope: 'office', officeId: 'lahore' }, reason })
    await stop(deps(), { actor: admin, target: { scope: 'everything' }, reason })
    const stops = await whatIsStopped(database.db, ['lahore'])
    expect(stops).toMatchObject({
      everything: { by: 'chief', byName: 'chief', reason },
      offices: [{ officeId: 'lahore', by: 'amna', byName: 'amna', reason }],
      channels: [{ channelId, officeId: 'lahore', by: 'amna', reason }],
    })
    expect(await whatIsStopped(database.db, ['dhaka'])).toMatchObject({ offices: [], channels: [] })
    expect(await whatIsStopped(database.db, [])).toMatchObject({ offices: [], channels: [] })
    await resume(deps(), { actor: admin, target: { scope: 'everything' }, reason: 'corrected' })
    await resume(deps(), {
      actor: approver,
      target: { scope: 'office', officeId: 'lahore' },
      reason: 'corrected',
    })
    await resume(deps(), { actor: approver, target: { scope: 'channel', channelId }, reason: 'corrected' })
    expect(await whatIsStopped(database.db, '*')).toEqual({ everything: null, offices: [], channels: [] })
    const log = await database.db.selectFrom('audit_log').select(['action', 'actor']).orderBy('seq').execute()
    expect(log.map(entry => `${entry.actor} ${entry.action}`)).toEqual([
      'session:amna channel.stop',
      'session:amna office.stop',
      'session:chief everything.stop',
      'session:chief everything.resume',
      'session:amna office.resume',
      'session:amna channel.resume',
    ])
    expect(await verifyAuditLog(database.db)).toMatchObject({ intact: true })
  })

  it.each(['', '   ', 'x'.repeat(501)])(
    'asks for a reason that the audit log can keep, not %j',
    async text => {
      await expect(
        stop(deps(), { actor: approver, target: { scope: 'channel', channelId }, reason: text }),
      ).rejects.toThrow('1 to 500 are allowed')
    },
  )

  it('lets nobody stop what is not theirs', async () => {
    await expect(
      stop(deps(), { actor: stranger, target: { scope: 'channel', channelId }, reason }),
    ).rejects.toMatchObject({
      family: 'not-found',
    })
    await expect(
      stop(deps(), { actor: stranger, target: { scope: 'office', officeId: 'lahore' }, reason }),
    ).rejects.toMatchObject({
      family: 'not-found',
    })
    await expect(
      stop(deps(), { actor: approver, target: { scope: 'everything' }, reason }),
    ).rejects.toMatchObject({
      family: 'not-allowed',
    })
  })
})
