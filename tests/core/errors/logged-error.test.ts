import { describe, expect, it } from 'vitest'
import { loggedError, loggedMessage } from '../../../src/core/errors/logged-error.ts'
import { createLogger } from '../../../src/core/logging/logger.ts'

const canary = 'CANARY-5d20'

describe('what is logged of an error', () => {
  it('is its name, message, code and frames, and nothing that a library hangs on it', () => {
    const error = Object.assign(new Error('a constraint failed'), {
      code: '23514',
      table: 'activity',
      constraint: 'activity_check',
      detail: `Failing row contains (${canary})`,
      where: `COPY activity, line 1: "${canary}"`,
      parameters: [canary],
      config: { headers: { authorization: canary } },
    })
    const logged = loggedError(error)
    expect(logged).toEqual({
      name: 'Error',
      message: 'a constraint failed',
      code: '23514',
      table: 'activity',
      constraint: 'activity_check',
      stack: expect.stringMatching(/^\s+at .*logged-error\.test\.ts:\d+:\d+/),
    })
  })

  it.each([
    [
      'what PostgreSQL could not read',
      Object.assign(new Error(`invalid input syntax for type integer: "${canary}"`), { code: '22P02' }),
    ],
    [
      'what holds quotes and line ends itself',
      Object.assign(new Error(`invalid "a"\n"${canary}"\nx"${canary}"`), { code: '22007' }),
    ],
    ['what is no JSON', syntaxErrorOf(canary)],
    [
      'a text over several lines in the stack',
      withStack(`Error: first\n${canary}\n    at ${canary}\n    at file.ts:1:1`),
    ],
    ['what stands in a cause', new Error('outer', { cause: syntaxErrorOf(canary) })],
    ['what stands in one of several', new AggregateError([syntaxErrorOf(canary)], 'several')],
    ['what is thrown without being an error', { detail: canary }],
  ])('never quotes %s', (_what, thrown) => {
    expect(JSON.stringify(loggedError(thrown))).not.toContain(canary)
  })

  it('still names the table or place of ours that a message quotes', () => {
    const error = Object.assign(new Error('relation "post" does not exist'), { code: '42P01' })
    expect(loggedMessage(error)).toBe('relation "post" does not exist')
  })

  it('ends where causes go round in a circle', () => {
    const error = new Error('again')
    error.cause = error
    expect(JSON.stringify(loggedError(error)).length).toBeLessThan(20_000)
  })

  it('holds for every logger, and for its children', () => {
    const lines: string[] = []
    const log = createLogger('debug', { write: line => void lines.push(line) })
    const err = Object.assign(new Error('failed'), { detail: canary })
    log.error({ err }, 'one')
    log.child({ reqId: 1 }).error({ err }, 'two')
    log.error(err)
    expect(lines).toHaveLength(3)
    expect(lines.join('')).not.toContain(canary)
  })
})

function syntaxErrorOf(text: string): unknown {
  try {
    return JSON.parse(`{"a": ${text}`)
  } catch (thrown) {
    return thrown
  }
}

function withStack(stack: string): Error {
  const error = new Error('first')
  error.stack = stack
  return error
}
