import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor, Role } from '../../src/access/actor.ts'
import { type AccessOptions, openAccess } from '../../src/access/signing-in/sign-in.ts'
import { operations } from '../../src/api/contract.ts'
import { errorsOf } from '../../src/api/parts/errors-of.ts'
import { createLogger } from '../../src/core/logging/logger.ts'
import { systemClock } from '../../src/core/time/clock.ts'
import type { Database } from '../../src/database/connect.ts'
import { type AppDeps, createApp } from '../../src/http/app.ts'
import type { App } from '../../src/http/deps.ts'
import { diskStorage } from '../../src/news/media/disk-storage.ts'
import { personSealer } from '../../src/secrets/person-sealer.ts'
import { parseSecretKeys } from '../../src/secrets/secret-keys.ts'
import { freshDatabase } from './database.ts'
import { addPersonWithPassword } from './people.ts'
import { waysIn } from './ways-in.ts'

export { password } from './password.ts'
export const publicUrl = 'http://127.0.0.1:3000'

export interface TestApp {
  app: App
  deps: AppDeps
  database: Database
  /** A new person with these roles, signed in; the headers are those a page of ours would send. */
  signIn(...grants: [Role, string][]): Promise<SignedIn>
  close(): Promise<void>
}

export interface SignedIn {
  actor: Actor
  email: string
  headers: { cookie: string; origin: string }
}

/** The web server over a fresh record; `changes` replaces what a test cares about. */
export async function buildApp(
  given: Partial<AppDeps> & Pick<AccessOptions, 'secondFactor' | 'oidc'> = {},
  people: 'the cast' | 'nobody' = 'the cast',
): Promise<TestApp> {
  const database = await freshDatabase(undefined, people)
  const { db } = database
  const clock = given.clock ?? systemClock
  const keys = parseSecretKeys(`1:${randomBytes(32).toString('base64')}`)
  const { secondFactor = 'optional', oidc, ...changes } = given
  const access = openAccess(
    { db, clock },
    {
      secret: 's'.repeat(43),
      publicUrl: changes.publicUrl ?? publicUrl,
      sealer: personSealer(keys),
      secondFactor,
      ...(oidc ? { oidc } : {}),
    },
  )
  const deps: AppDeps = {
    db,
    clock,
    access,
    log: createLogger('silent'),
    networks: new Map(),
    keys,
    waysIn: waysIn({ sandbox: true }),
    publicUrl,
    version: '0.0.0',
    processId: randomUUID(),
    mediaStorage: diskStorage(join(tmpdir(), 'dateline-test-media')),
    webDirectory: join(tmpdir(), 'dateline-test-no-web-app'),
    incomingDirectory: join(tmpdir(), 'dateline-test-incoming'),
    infographicDirectory: join(tmpdir(), 'dateline-test-infographics'),
    pingQueue: async () => undefined,
    sandbox: undefined,
    requestsPerMinute: 100_000,
    ...changes,
  }
  const app = await createApp(deps)
  const undeclared = watchErrorCodes(app)
  await app.ready()

  return {
    app,
    deps,
    database,
    async signIn(...grants) {
      const email = `${randomUUID()}@example.org`
      const given = grants.map(([role, officeId]) => ({ role, officeId }))
      const id = await addPersonWithPassword(deps, { name: 'Test Person', email, grants: given })
      const { cookies } = await access.openSession(id, { networkAddress: randomUUID() })
      const cookie = cookies.map(one => one.split(';')[0]).join('; ')
      return { actor: { id, via: 'session', grants: given }, email, headers: { cookie, origin: publicUrl } }
    },
    async close() {
      await app.close()
      await database.close()
      if (undeclared.size > 0)
        throw new Error(
          `These operations do not name an error code that they answer with: ${[...undeclared].join(', ')}`,
        )
    },
  }
}

/** Notes each error code that came as an answer of an operation whose contract does not name it. */
function watchErrorCodes(app: App): Set<string> {
  const codes = new Map(operations.map(operation => [endpointOf(operation), errorsOf(operation)]))
  const undeclared = new Set<string>()
  app.addHook('onSend', async ({ method, routeOptions }, reply, payload) => {
    if (!String(reply.getHeader('content-type')).startsWith('application/problem+json')) return payload
    const endpoint = endpointOf({ method, path: routeOptions.url ?? '' })
    const declared = codes.get(endpoint)
    const { code, type } = JSON.parse(String(payload))
    const isNamed = declared?.some(each => each === code || `urn:dateline:${each}` === type)
    if (declared && code !== 'internal' && !isNamed) undeclared.add(`${endpoint}: ${code}`)
    return payload
  })
  return undeclared
}

function endpointOf({ method, path }: { method: string; path: string }): string {
  return `${method} ${path}`
}

/** Offices with nothing particular about them. */
export async function addOffices(database: Database, ...ids: string[]): Promise<void> {
  await database.db
    .insertInto('office')
    .values(
      ids.map(id => ({
        id,
        names: JSON.stringify({ en: `Office ${id}` }),
        country: 'PK',
        time_zone: 'Asia/Karachi',
        working_days: [1, 2, 3, 4, 5],
        languages: ['en' as const],
      })),
    )
    .execute()
}
