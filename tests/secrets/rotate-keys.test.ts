import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Actor, systemActor } from '../../src/access/actor.ts'
import { accountOf, saveCredentials } from '../../src/channels/tokens/credentials.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import type { Database } from '../../src/database/connect.ts'
import { rotateSecretKeys } from '../../src/secrets/rotate-keys.ts'
import { parseSecretKeys } from '../../src/secrets/secret-keys.ts'
import { buildChannel, keyText } from '../factories/channel.ts'
import { databaseKinds, freshDatabase } from '../factories/database.ts'

const old = parseSecretKeys(`old:${keyText(1)}`)
const both = parseSecretKeys(`new:${keyText(2)},old:${keyText(1)}`)
const fresh = parseSecretKeys(`new:${keyText(2)}`)

describe.each(databaseKinds)('changing keys, on %s PostgreSQL', kind => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(kind)
  })
  afterAll(() => database.close())
  const rotate = async () =>
    await rotateSecretKeys({ db: database.db, keys: both, clock: systemClock }, { actor: systemActor })

  it('seals every secret anew while tokens are renewed, so that the old key can go', async () => {
    const ids: string[] = []
    for (let count = 0; count < 60; count += 1) ids.push(await buildChannel(database.db, { keys: old }))
    const [first = ''] = ids
    const renewed = { accessToken: 'renewed', refreshToken: 'renewed too' }
    const [result] = await Promise.all([
      rotate(),
      database.db.transaction().execute(trx => saveCredentials(trx, both, first, renewed, new Date())),
    ])
    expect(result.rewrapped + result.changedMeanwhile).toBeGreaterThanOrEqual(118)
    expect(result).toMatchObject({ unreadable: 0, keysStillNeeded: [] })
    expect(await rotate()).toEqual({ rewrapped: 0, changedMeanwhile: 0, unreadable: 0, keysStillNeeded: [] })
    const deps = { db: database.db, keys: fresh }
    expect((await accountOf(deps, first)).credentials).toEqual(renewed)
    for (const id of ids.slice(1))
      expect((await accountOf(deps, id)).credentials).toMatchObject({ refreshToken: `refresh-${id}` })
  })

  it('counts what it cannot read, leaves it as it is, and names the key that is still needed', async () => {
    const foreign = parseSecretKeys(`foreign:${keyText(3)}`)
    const id = await buildChannel(database.db, { keys: foreign })
    expect(await rotate()).toMatchObject({ rewrapped: 0, unreadable: 2, keysStillNeeded: ['foreign'] })
    expect((await accountOf({ db: database.db, keys: foreign }, id)).credentials.accessToken).toBe(
      `access-${id}`,
    )
  })

  it('takes a role for every office', async () => {
    const actor: Actor = { id: 'omar', via: 'session', grants: [{ role: 'admin', officeId: 'lahore' }] }
    await expect(
      rotateSecretKeys({ db: database.db, keys: both, clock: systemClock }, { actor }),
    ).rejects.toMatchObject({ family: 'not-allowed' })
  })
})
