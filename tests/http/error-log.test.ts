import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLogger } from '../../src/core/logging/logger.ts'
import { addOffices, buildApp, password, type SignedIn, type TestApp } from '../factories/app.ts'

const canary = 'CANARY-81be'
const lines: string[] = []

let test: TestApp
let admin: SignedIn

beforeAll(async () => {
  test = await buildApp({ log: createLogger('debug', { write: line => void lines.push(line) }) })
  await addOffices(test.database, 'lahore')
  admin = await test.signIn(['admin', '*'])
})
afterAll(() => test.close())

/** Each quotes the row, as PostgreSQL does by itself: in the message, in `detail`, in `where`. */
const faults = [
  [
    'quotes the row in the message',
    "raise exception '%', quote_literal(new::text)::int using errcode = '22P02'",
  ],
  ['quotes the row in its detail', "raise exception 'a fault' using detail = new::text"],
  ['says where it was', "execute 'select ' || quote_literal(new::text) || '::int'"],
] as const

const requests: [string, 'POST' | 'PUT', string, object | string, string][] = [
  ['the place of an activity', 'POST', '/api/v1/activities', activity(), 'activity'],
  [
    'the name of a person',
    'POST',
    '/api/v1/people',
    { name: canary, email: 'a@example.org', grants: [] },
    'person',
  ],
  ['the name of a key', 'POST', '/api/v1/keys', { name: canary }, 'api_key'],
  [
    'the reason of a stop',
    'POST',
    '/api/v1/stops',
    { scope: 'everything', reason: canary },
    'emergency_stop',
  ],
  ['the text of a draft', 'POST', '/api/v1/news', { officeId: 'lahore', content: content() }, 'revision'],
  ['a new password', 'PUT', '/api/v1/session/password', passwords(), 'person_account'],
]

describe.each(faults)('when the record %s', (_fault, statement) => {
  it.each(requests)('%s is never in the log', async (_what, method, url, payload, table) => {
    await sql
      .raw(
        `create or replace function break_down() returns trigger language plpgsql as $$ begin ${statement}; return new; end $$;`,
      )
      .execute(test.database.db)
    await sql
      .raw(
        `create trigger broken before insert or update on ${table} for each row execute function break_down()`,
      )
      .execute(test.database.db)
    const before = lines.length
    const answer = await test.app.inject({ method, url, payload, headers: admin.headers })
    await sql.raw(`drop trigger broken on ${table}`).execute(test.database.db)
    expect([answer.statusCode, answer.body]).toEqual([500, expect.not.stringContaining(canary)])
    const logged = lines.slice(before).join('')
    expect(logged).toContain('a request failed')
    expect(logged).not.toContain(canary)
  })
})

function activity(): object {
  return { officeId: 'lahore', heldOn: '2026-07-02', kind: 'session', place: canary }
}

function content(): object {
  return { places: ['Lahore'], topics: [], variants: [{ language: 'en', text: canary }], media: [] }
}

function passwords(): object {
  return { currentPassword: password, newPassword: `${canary} of a long word` }
}
