import { describe, expect, it } from 'vitest'
import { readSettings } from '../../config/env.ts'

const key = Buffer.alloc(32, 7).toString('base64')

describe('the settings', () => {
  it('are all optional: an empty environment is the embedded set-up on the sandbox', () => {
    expect(readSettings({})).toMatchObject({
      DATA_DIR: './data',
      HOST: '127.0.0.1',
      PORT: 3000,
      NETWORKS: 'sandbox',
    })
  })

  it('name every fault at once, with the value and what is allowed', () => {
    const wrong = { PORT: '70000', NETWORKS: 'both', LOG_LEVEL: 'loud' }
    expect(() => readSettings(wrong)).toThrow(
      /PORT is "70000".*65535.*NETWORKS is "both".*sandbox.*LOG_LEVEL is "loud"/,
    )
  })

  it('name what is missing beside what is wrong', () => {
    expect(() => readSettings({ PORT: 'x', REDIS_URL: 'redis://localhost' })).toThrow(
      /PORT is "x".*; DATABASE_URL is needed when REDIS_URL is set/,
    )
  })

  it('never show the value of a secret', () => {
    expect(() => readSettings({ SECRET_KEYS: 'canary', DATABASE_URL: 'mysql://canary' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('canary') }),
    )
  })

  it.each([
    [
      'a queue on Redis with an embedded record',
      { REDIS_URL: 'redis://localhost' },
      /DATABASE_URL.*is needed/,
    ],
    [
      'a record on a server without keys',
      { DATABASE_URL: 'postgres://localhost/x' },
      /SECRET_KEYS.*is needed/,
    ],
  ])('refuse %s', (_title, environment, message) => {
    expect(() => readSettings(environment)).toThrow(message)
  })

  it('take a scaled set-up', () => {
    const scaled = {
      DATABASE_URL: 'postgres://localhost/x',
      REDIS_URL: 'redis://localhost',
      SECRET_KEYS: `1:${key}`,
    }
    expect(readSettings(scaled)).toMatchObject(scaled)
  })
})
