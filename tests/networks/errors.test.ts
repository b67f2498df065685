import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Answer } from '../../src/networks/answer.ts'
import { facebookErrorTable, facebookFailure } from '../../src/networks/facebook/errors.ts'
import type { NetworkFailure } from '../../src/networks/network.ts'
import { xErrorTable, xFailure } from '../../src/networks/x/errors.ts'

const now = new Date('2026-11-23T09:00:00Z')
const folder = new URL('fixtures/responses/', import.meta.url)
const recorded = z.object({
  response: z.object({
    status: z.number(),
    headers: z.record(z.string(), z.string()),
    body: z.unknown(),
  }),
})

function answerIn(file: string): Answer {
  const { response } = recorded.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')))
  return { type: 'answer', ...response, body: JSON.stringify(response.body) }
}

const meanings: Record<string, Partial<NetworkFailure>> = {
  'x-account-not-permitted-403.json': { type: 'channel-blocked', remedy: 'ask-network' },
  'x-client-forbidden-403.json': { type: 'channel-blocked', remedy: 'ask-network' },
  'x-credits-depleted-402.json': { type: 'channel-blocked', remedy: 'pay' },
  'x-duplicate-403.json': { type: 'duplicate' },
  'x-duplicate-403-headers-2023.json': { type: 'duplicate' },
  'x-media-finalize-no-body-400.json': { type: 'rejected' },
  'x-oauth1-permissions-403.json': { type: 'channel-blocked', remedy: 'reconnect' },
  'x-oauth2-token-invalid-400.json': { type: 'channel-blocked', remedy: 'reconnect' },
  'x-rate-limited-429.json': { type: 'rate-limited', retryAt: new Date('2026-11-23T09:15:00Z') },
  'x-reply-deleted-403.json': { type: 'rejected' },
  'x-reply-not-summoned-403.json': { type: 'rejected' },
  'x-service-unavailable-503.json': { type: 'unknown' },
  'x-unauthorized-401.json': { type: 'channel-blocked', remedy: 'reconnect' },
  'x-usage-capped-429.json': { type: 'channel-blocked', remedy: 'pay' },
  'fb-error-abusive-368-1346003.json': { type: 'rejected' },
  'fb-error-already-posted-368.json': { type: 'duplicate' },
  'fb-error-duplicate-506.json': { type: 'duplicate' },
  'fb-error-expired-190-463.json': { type: 'channel-blocked', remedy: 'reconnect' },
  'fb-error-new-pages-200.json': { type: 'channel-blocked', remedy: 'reconnect' },
  'fb-error-object-missing-100.json': { type: 'rejected' },
  'fb-error-page-rate-32.json': { type: 'rate-limited', retryAt: new Date('2026-11-23T10:00:00Z') },
  'fb-error-password-changed-190-460.json': { type: 'channel-blocked', remedy: 'reconnect' },
  'fb-error-permission-283.json': { type: 'channel-blocked', remedy: 'reconnect' },
  'fb-error-photo-100-1366046.json': { type: 'rejected' },
  'fb-error-service-2-transient.json': { type: 'unknown' },
  'fb-error-unexpected-2-published-anyway.json': { type: 'unknown' },
  'fb-error-unknown-1-99-published-anyway.json': { type: 'unknown' },
  'fb-insights-invalid-metric-400.json': { type: 'rejected' },
}

/** Answers that are no failures; as the answer to a publish without an id they leave the post in doubt. */
const successes = readdirSync(folder).filter(file => file.endsWith('.json') && !(file in meanings))

describe('recorded refusals', () => {
  it.each(Object.entries(meanings))('%s is $type', (file, meaning) => {
    const judge = file.startsWith('x-') ? xFailure : facebookFailure
    const failure = judge(answerIn(file), now)
    expect(failure).toMatchObject(meaning)
    expect(failure.reason).toMatch(/^[A-Z].*[.!"”]$/)
    expect(failure.reason).not.toMatch(/undefined|\[object/)
    expect(failure.code).toContain(
      String(recorded.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))).response.status),
    )
  })

  it.each(successes)('%s is no refusal', file => {
    const judge = file.startsWith('x-') ? xFailure : facebookFailure
    expect(judge(answerIn(file), now)).toMatchObject({ type: 'unknown' })
  })
})

function xAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return { type: 'answer', status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) }
}
const tooMany = { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 }
const inTenMinutes = String(now.getTime() / 1000 + 600)
const inTwoHours = String(now.getTime() / 1000 + 7200)
const inADay = String(now.getTime() / 1000 + 86_401)
const inTwoDays = String(now.getTime() / 1000 + 172_800)

describe('X', () => {
  it.each([
    ['waits until the reset it names', { 'x-rate-limit-reset': inTenMinutes }, '2026-11-23T09:10:00Z'],
    ['waits a quarter of an hour without a reset', {}, '2026-11-23T09:15:00Z'],
    ['does not believe a reset in the past', { 'x-rate-limit-reset': '1600000000' }, '2026-11-23T09:15:00Z'],
    ['does not believe a reset that is no number', { 'x-rate-limit-reset': 'soon' }, '2026-11-23T09:15:00Z'],
    [
      'waits for the 24 hours of the user when those are used up',
      {
        'x-rate-limit-remaining': '39',
        'x-rate-limit-reset': inTenMinutes,
        'x-user-limit-24hour-remaining': '0',
        'x-user-limit-24hour-reset': inTwoHours,
      },
      '2026-11-23T11:00:00Z',
    ],
    [
      'waits for the 24 hours of the app when those are used up',
      {
        'x-rate-limit-remaining': '39',
        'x-app-limit-24hour-remaining': '0',
        'x-app-limit-24hour-reset': inTwoHours,
      },
      '2026-11-23T11:00:00Z',
    ],
    [
      'waits a whole day, though its clock is a second ahead',
      { 'x-user-limit-24hour-remaining': '0', 'x-user-limit-24hour-reset': inADay },
      '2026-11-24T09:00:01Z',
    ],
    [
      'does not believe a reset further off than any window is long',
      { 'x-user-limit-24hour-remaining': '0', 'x-user-limit-24hour-reset': inTwoDays },
      '2026-11-23T09:15:00Z',
    ],
    [
      'waits for the later of two windows that are used up',
      {
        'x-rate-limit-remaining': '0',
        'x-rate-limit-reset': inTenMinutes,
        'x-user-limit-24hour-remaining': '0',
        'x-user-limit-24hour-reset': inTwoHours,
      },
      '2026-11-23T11:00:00Z',
    ],
  ])('%s', (_title, headers: Record<string, string>, retryAt) => {
    expect(xFailure(xAnswer(429, tooMany, headers), now)).toMatchObject({
      type: 'rate-limited',
      retryAt: new Date(retryAt),
    })
  })

  it.each([3, -3, 14])('waits as long as X means, however its clock is set: %d hours before ours', hours => {
    const there = new Date(now.getTime() + hours * 3_600_000)
    const headers = {
      date: there.toUTCString(),
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': `${there.getTime() / 1000 + 300}`,
    }
    expect(xFailure(xAnswer(429, tooMany, headers), now)).toMatchObject({
      retryAt: new Date(now.getTime() + 300_000),
    })
  })

  it('knows the older error form of the documentation', () => {
    const old = xAnswer(429, { errors: [{ code: 88, message: 'Rate limit exceeded' }] })
    expect(xFailure(old, now)).toMatchObject({ type: 'rate-limited', code: '429 code 88' })
  })

  const problems = 'https://api.x.com/2/problems/'
  it.each([
    [
      'a list of one problem',
      403,
      {
        errors: [
          {
            detail: 'Authenticating with OAuth 2.0 Application-Only is forbidden for this endpoint.',
            status: 403,
            title: 'Unsupported Authentication',
            type: `${problems}unsupported-authentication`,
          },
        ],
      },
      { type: 'channel-blocked', remedy: 'reconnect', code: '403 unsupported-authentication' },
    ],
    [
      'a list of about:blank problems',
      403,
      {
        errors: [
          { detail: 'You are not allowed to create a Tweet with duplicate content.', type: 'about:blank' },
        ],
      },
      { type: 'duplicate' },
    ],
    [
      'a list of a problem and of something else',
      400,
      {
        errors: [
          null,
          7,
          { title: 'Invalid Request', detail: 'Bad id.', type: `${problems}invalid-request` },
        ],
      },
      { type: 'rejected', reason: 'X refuses this post. X says: "Bad id."' },
    ],
    [
      'a list of a problem with credits',
      402,
      {
        errors: [
          { title: 'CreditsDepleted', detail: 'No credits.', type: `${problems}credits`, status: 402 },
        ],
      },
      { type: 'channel-blocked', remedy: 'pay' },
    ],
    [
      'a problem with what is wrong beside it',
      400,
      {
        errors: [{ message: '`text` is too long' }, { message: 'Your poll is invalid.' }],
        title: 'Invalid Request',
        detail: 'One or more parameters to your request was invalid.',
        type: `${problems}invalid-request`,
      },
      {
        type: 'rejected',
        reason:
          'X refuses this post. X says: "One or more parameters to your request was invalid. `text` is too long Your poll is invalid."',
      },
    ],
  ])('takes %s for a refusal of its own, and passes on its words', (_title, status, body, failure) => {
    expect(xFailure(xAnswer(status, body), now)).toMatchObject(failure)
  })

  it.each([
    ['a 403 in HTML', xAnswer(403, '<html>blocked</html>')],
    ['an empty 400', xAnswer(400, '')],
    ['a cut 403', xAnswer(403, '{"title":"Forbidden","det')],
    ['a 408', xAnswer(408, tooMany)],
    ['a 500 with JSON', xAnswer(500, tooMany)],
    ['an empty 201', xAnswer(201, '')],
    ['a cut 201', xAnswer(201, '{"data":{"id":"14560')],
    ['a connection lost after sending', { type: 'no-answer', sent: 'perhaps', cause: 'ECONNRESET' } as const],
  ])('calls the outcome unknown after %s', (_title, answer) => {
    expect(xFailure(answer, now).type).toBe('unknown')
  })

  it('says "not sent" when the connection was never ready', () => {
    const refused = { type: 'no-answer', sent: 'no', cause: 'ECONNREFUSED' } as const
    expect(xFailure(refused, now)).toMatchObject({ type: 'not-sent', code: 'ECONNREFUSED' })
  })

  it('gives each rule its own title', () => {
    expect(new Set(xErrorTable.map(rule => rule.title)).size).toBe(xErrorTable.length)
  })
})

function facebookAnswer(status: number, error: unknown, headers: Record<string, string> = {}): Answer {
  return { type: 'answer', status, headers, body: JSON.stringify({ error }) }
}

describe('Facebook', () => {
  it.each([4, 17, 32, 341, 613, 80001].map(code => [code]))(
    'waits after code %i for as many minutes as the header says',
    code => {
      const usage = { '7701': [{ type: 'pages', call_count: 100, estimated_time_to_regain_access: 25 }] }
      const headers = { 'x-business-use-case-usage': JSON.stringify(usage) }
      expect(facebookFailure(facebookAnswer(400, { code, message: 'x' }, headers), now)).toMatchObject({
        type: 'rate-limited',
        retryAt: new Date('2026-11-23T09:25:00Z'),
      })
    },
  )

  it.each([
    [190, 458, 'channel-blocked'],
    [190, 459, 'channel-blocked'],
    [190, 464, 'channel-blocked'],
    [190, 467, 'channel-blocked'],
    [190, 492, 'channel-blocked'],
    [102, 0, 'channel-blocked'],
    [10, 0, 'channel-blocked'],
    [3, 0, 'channel-blocked'],
    [100, 33, 'rejected'],
    [100, 1366051, 'duplicate'],
    [368, 1390008, 'rate-limited'],
    [368, 0, 'channel-blocked'],
    [1609005, 0, 'rejected'],
    [1, 0, 'unknown'],
    [2, 0, 'unknown'],
    [99999, 0, 'rejected'],
  ])('takes code %i, subcode %i for %s', (code, subcode, type) => {
    const error = { code, message: 'A message.', ...(subcode ? { error_subcode: subcode } : {}) }
    expect(facebookFailure(facebookAnswer(400, error), now).type).toBe(type)
  })

  it('never calls an error inside a 200 a refusal: the post may be out', () => {
    expect(facebookFailure(facebookAnswer(200, { code: 100, message: 'x' }), now).type).toBe('unknown')
  })

  it('gives each rule its own title', () => {
    expect(new Set(facebookErrorTable.map(rule => rule.title)).size).toBe(facebookErrorTable.length)
  })
})
