import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { publicUrlOf, readSettings, settingNames } from '../../config/env.ts'

const key = Buffer.alloc(32, 7).toString('base64')

describe('the settings', () => {
  it('are all optional: an empty environment is the embedded set-up on the sandbox', () => {
    expect(readSettings({})).toMatchObject({
      DATA_DIR: './data',
      HOST: '127.0.0.1',
      PORT: 3000,
      NETWORKS: 'sandbox',
      FACEBOOK_GRAPH_VERSION: 'v26.0',
    })
    expect(readSettings({ FACEBOOK_GRAPH_VERSION: 'v27.0' }).FACEBOOK_GRAPH_VERSION).toBe('v27.0')
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

  it.each(['0.0.0.0', '::', '192.168.1.20', 'office.example'])('refuse plain http on HOST=%s', HOST => {
    expect(() => readSettings({ HOST })).toThrow(`PUBLIC_URL is needed when HOST is "${HOST}"`)
    const https = { PUBLIC_URL: 'https://mrc.example', TRUSTED_PROXIES: 'private' }
    expect(readSettings({ HOST, ...https })).toMatchObject({ HOST })
    expect(readSettings({ HOST, PUBLIC_URL: 'http://localhost:3000' })).toMatchObject({ HOST })
  })

  it('make a link of an IPv6 address', () => {
    expect(publicUrlOf(readSettings({ HOST: '::1', PORT: '4311' }))).toBe('http://[::1]:4311')
  })

  const oidc = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'dateline', OIDC_CLIENT_SECRET: 's3cret' }

  it('take a provider to sign in at, on this machine also without https', () => {
    expect(readSettings(oidc)).toMatchObject({ ...oidc, OIDC_SECOND_FACTOR: 'dateline' })
    expect(settingNames).toContain('OIDC_CLIENT_SECRET_FILE')
    const local = { ...oidc, OIDC_ISSUER: 'http://localhost:8080/realms/office' }
    expect(readSettings(local)).toMatchObject(local)
  })

  it.each([
    ['http elsewhere', { ...oidc, OIDC_ISSUER: 'http://id.example' }, /OIDC_ISSUER is "http.*https/],
    ['a query', { ...oidc, OIDC_ISSUER: 'https://id.example?x=1' }, /OIDC_ISSUER is .*without a name/],
    ['no secret', { ...oidc, OIDC_CLIENT_SECRET: '' }, /OIDC_CLIENT_SECRET is needed when OIDC_ISSUER/],
    ['no issuer', { ...oidc, OIDC_ISSUER: '' }, /OIDC_ISSUER is needed when OIDC_CLIENT_ID/],
    ['an unknown rule', { ...oidc, OIDC_SECOND_FACTOR: 'no' }, /OIDC_SECOND_FACTOR is "no"/],
    ['a long name', { ...oidc, OIDC_NAME: 'x'.repeat(41) }, /OIDC_NAME .*at most 40/],
  ])('refuse a provider with %s', (_title, environment, message) => {
    expect(() => readSettings(environment)).toThrow(message)
    expect(() => readSettings(environment)).not.toThrow(/s3cret/)
  })

  describe('from files', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dateline-settings-'))
    const fileOf = (text: string) => {
      const file = join(folder, String(Math.random()))
      writeFileSync(file, text)
      return file
    }
    afterAll(() => rmSync(folder, { recursive: true }))

    it('take any secret, without the end of its line', () => {
      const secrets = settingNames.filter(name => name.endsWith('_FILE')).map(name => name.slice(0, -5))
      expect(secrets).toEqual(
        expect.arrayContaining([
          'DATABASE_URL',
          'SECRET_KEYS',
          'SMTP_URL',
          'METRICS_TOKEN',
          'X_CLIENT_SECRET',
        ]),
      )
      const given = {
        DATABASE_URL_FILE: fileOf('postgres://a:b@c/d\n'),
        SECRET_KEYS_FILE: fileOf(`1:${key}\r\n`),
        SMTP_URL_FILE: fileOf('smtp://mail'),
        X_CLIENT_SECRET_FILE: fileOf(' with spaces \n'),
      }
      expect(readSettings(given)).toMatchObject({
        DATABASE_URL: 'postgres://a:b@c/d',
        SECRET_KEYS: `1:${key}`,
        SMTP_URL: 'smtp://mail',
        X_CLIENT_SECRET: ' with spaces ',
      })
    })

    it('put a password into its address, whatever is in it', () => {
      const settings = readSettings({
        DATABASE_URL: 'postgres://dateline@postgres:5432/dateline',
        DATABASE_PASSWORD_FILE: fileOf('p@ss/w:rd %\n'),
        REDIS_URL: 'redis-sentinel://one:1,two:2/name',
        REDIS_PASSWORD: 'other',
        SECRET_KEYS: `1:${key}`,
      })
      expect(settings.DATABASE_URL).toBe('postgres://dateline:p%40ss%2Fw%3Ard%20%25@postgres:5432/dateline')
      expect(decodeURIComponent(new URL(settings.DATABASE_URL ?? '').password)).toBe('p@ss/w:rd %')
      expect(settings.REDIS_URL).toBe('redis-sentinel://:other@one:1,two:2/name')
      expect(settings).not.toHaveProperty('DATABASE_PASSWORD')
    })

    it.each<[string, Record<string, string>, RegExp]>([
      [
        'a file that is not there',
        { SMTP_URL_FILE: '/nowhere' },
        /SMTP_URL_FILE is "\/nowhere": the file cannot be read \(ENOENT\)/,
      ],
      ['an empty file', { SMTP_URL_FILE: fileOf('\n') }, /SMTP_URL_FILE is ".*": the file is empty/],
      [
        'a secret twice',
        { SMTP_URL: 'smtp://a', SMTP_URL_FILE: fileOf('smtp://b') },
        /SMTP_URL and SMTP_URL_FILE are both set/,
      ],
      [
        'a wrong value',
        { SECRET_KEYS_FILE: fileOf('canary') },
        /^(?!.*canary).*SECRET_KEYS \(value not shown\): must be/,
      ],
      [
        'a password twice',
        { DATABASE_URL: 'postgres://a:b@c/d', DATABASE_PASSWORD: 'x', SECRET_KEYS: `1:${key}` },
        /DATABASE_URL holds a password and DATABASE_PASSWORD is set/,
      ],
      ['a password for nothing', { REDIS_PASSWORD: 'x' }, /REDIS_URL is needed when REDIS_PASSWORD is set/],
    ])('refuse %s', (_what, given, message) => {
      expect(() => readSettings(given)).toThrow(message)
    })
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
    [
      'storage without keys',
      { MEDIA_STORAGE: 's3://pictures' },
      /S3_ACCESS_KEY_ID is needed.*; S3_SECRET_ACCESS_KEY is needed when MEDIA_STORAGE is set/,
    ],
    [
      'keys without storage',
      { S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 's' },
      /MEDIA_STORAGE is needed when S3_ACCESS_KEY_ID is set/,
    ],
    [
      'plain http on a network',
      { PUBLIC_URL: 'http://mrc.example' },
      /PUBLIC_URL is "http:\/\/mrc\.example".*https/,
    ],
    ['a public origin with a path', { PUBLIC_URL: 'https://mrc.example/dateline' }, /without a path/],
    ['a public origin with a query', { PUBLIC_URL: 'https://mrc.example?a=1' }, /without a path, a query/],
    ['a name in an origin', { X_API_ORIGIN: 'https://me@x.example' }, /X_API_ORIGIN.*an origin such as/],
    ['one key of a pair', { X_CONSUMER_KEY: 'k' }, /X_CONSUMER_SECRET is needed when X_CONSUMER_KEY is set/],
    ['a version that is none', { FACEBOOK_GRAPH_VERSION: '26' }, /FACEBOOK_GRAPH_VERSION is "26": must be v/],
    ['storage on something else', { MEDIA_STORAGE: 'gs://pictures' }, /MEDIA_STORAGE is "gs:.*s3:\/\/bucket/],
    [
      'https without the proxy that ends it',
      { PUBLIC_URL: 'HTTPS://dateline.example' },
      /TRUSTED_PROXIES is needed when PUBLIC_URL is https/,
    ],
    [
      'a proxy that is no address',
      { TRUSTED_PROXIES: 'nginx' },
      /TRUSTED_PROXIES is "nginx": "nginx" must be/,
    ],
    ['every address as a proxy', { TRUSTED_PROXIES: '0.0.0.0/0' }, /"0.0.0.0\/0" must be/],
    ['every address of IPv6 as a proxy', { TRUSTED_PROXIES: 'loopback,::/0' }, /"::\/0" must be/],
    ['a network that is none', { TRUSTED_PROXIES: '10.0.0.0/33' }, /"10.0.0.0\/33" must be/],
    ['none beside a proxy', { TRUSTED_PROXIES: 'none,10.0.0.1' }, /"none" must be/],
    ['an address in another notation', { TRUSTED_PROXIES: '0x7f000001' }, /"0x7f000001" must be/],
    ['a prefix that leads out', { MEDIA_STORAGE: 's3://pictures/../x' }, /MEDIA_STORAGE is/],
  ])('refuse %s', (_title, environment, message) => {
    expect(() => readSettings(environment)).toThrow(message)
  })

  it('never show a key of the storage, and name every fault of it at once', () => {
    const wrong = {
      MEDIA_STORAGE: 'pictures',
      S3_ENDPOINT: 'nowhere',
      S3_REGION: 'Frankfurt am Main',
      S3_ACCESS_KEY_ID: 'canary key',
      S3_SECRET_ACCESS_KEY: 'canary secret',
    }
    const faults = Object.keys(wrong).map(name => expect.stringMatching(`^${name} `))
    expect(() => readSettings(wrong)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('canary'), faults }),
    )
  })

  it('take a place in S3-compatible storage', () => {
    const storage = { S3_ACCESS_KEY_ID: 'k', S3_SECRET_ACCESS_KEY: 's' }
    const endpoint = { MEDIA_STORAGE: 's3://pictures', S3_ENDPOINT: 'https://s.example/storage/s3/' }
    expect(readSettings({ ...storage, ...endpoint }).S3_ENDPOINT).toBe('https://s.example/storage/s3')
    const read = (place: string) => readSettings({ ...storage, MEDIA_STORAGE: place }).MEDIA_STORAGE
    expect(read('s3://pictures')).toEqual({ bucket: 'pictures', prefix: '' })
    expect(read('s3://pictures/dateline/media/')).toEqual({ bucket: 'pictures', prefix: 'dateline/media' })
  })

  it.each([
    ['loopback', ['127.0.0.0/8', '::1/128']],
    ['10.0.0.7, 2001:db8::/32', ['10.0.0.7', '2001:db8::/32']],
    ['loopback,private', expect.arrayContaining(['127.0.0.0/8', '172.16.0.0/12'])],
    ['none', []],
  ])('take the proxies %s', (given, proxies) => {
    const https = { PUBLIC_URL: 'https://dateline.example', TRUSTED_PROXIES: given }
    expect(readSettings(https).TRUSTED_PROXIES).toEqual(proxies)
    expect(readSettings({ PUBLIC_URL: 'http://127.0.0.1:3000' }).TRUSTED_PROXIES).toBeUndefined()
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
