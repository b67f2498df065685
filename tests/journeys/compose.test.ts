import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { settingNames } from '../../config/env.ts'
import { root } from './program.ts'
import { type ScaledSettings, scaledPrograms } from './scaled.ts'

const service = z.object({
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  healthcheck: z.object({ test: z.array(z.string()).min(2) }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
})
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8')
const { services } = z.object({ services: z.record(z.string(), service) }).parse(parse(text, { merge: true }))
const ours = ['web', 'worker'] as const

function serviceNamed(name: string): z.infer<typeof service> {
  const found = services[name]
  if (!found) throw new Error(`docker-compose.yml has no service ${name}`)
  return found
}

describe('docker-compose.yml', () => {
  it('has web, worker, sandbox, postgres and redis', () => {
    expect(Object.keys(services).sort()).toEqual(['postgres', 'redis', 'sandbox', 'web', 'worker'])
  })

  it.each(ours)('sets only what is a setting: %s', name => {
    const unknown = Object.keys(serviceNamed(name).environment).filter(each => !settingNames.includes(each))
    expect(unknown).toEqual([])
  })

  // The type makes this list the very settings that the scaled set-up runs with.
  const used = {
    DATABASE_URL: true,
    REDIS_URL: true,
    SECRET_KEYS: true,
    NETWORKS: true,
    X_API_ORIGIN: true,
    FACEBOOK_GRAPH_ORIGIN: true,
    MASTODON_ORIGIN: true,
    DATA_DIR: true,
    HOST: true,
    PORT: true,
    LOG_LEVEL: true,
  } satisfies Record<keyof ScaledSettings & string, true>

  it.each(ours)('sets everything that the scaled set-up was tried with: %s', name => {
    expect(Object.keys(serviceNamed(name).environment)).toEqual(expect.arrayContaining(Object.keys(used)))
  })

  it.each(Object.entries(scaledPrograms))('runs as %s the program that was tried: %s', (name, program) => {
    const { command = [] } = serviceNamed(name)
    expect(command[0]).toBe('node')
    expect(command).toContain(program)
    for (const file of command.filter(part => /^\.?\/?[\w/-]+\.(ts|js)$/.test(part))) {
      expect(existsSync(join(root, file)), file).toBe(true)
    }
  })

  it('has no default secret: compose stops while one is missing', () => {
    const secrets = [...text.matchAll(/\$\{([A-Z_]*(?:PASSWORD|KEYS)[A-Z_]*)([^}]*)\}/g)]
    expect(new Set(secrets.map(([, name]) => name))).toEqual(
      new Set(['POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'SECRET_KEYS']),
    )
    for (const [whole, , rest] of secrets) expect(rest, whole).toMatch(/^:\?/)
    for (const [whole, , rest] of text.matchAll(/\$\{([A-Z_]*SECRET)(?![A-Z_])([^}]*)\}/g))
      expect(rest, whole).toBe('-')
  })

  it.each(['web', 'postgres', 'redis'])('asks whether %s is well', name => {
    expect(serviceNamed(name).healthcheck).toBeDefined()
  })

  it.each(ours)('starts %s when PostgreSQL and Redis are well', name => {
    expect(serviceNamed(name).depends_on).toEqual({
      postgres: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
    })
  })

  it('keeps the queue: Redis evicts nothing and appends to a file', () => {
    expect(serviceNamed('redis').command?.join(' ')).toMatch(
      /--appendonly yes --maxmemory-policy noeviction --requirepass \S/,
    )
  })
})

describe('.env.example', () => {
  it('names only settings, and the passwords of the compose file', () => {
    const example = readFileSync(join(root, '.env.example'), 'utf8')
    const names = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name)
    expect(names.filter(name => !settingNames.includes(name ?? ''))).toEqual([
      'POSTGRES_PASSWORD',
      'REDIS_PASSWORD',
    ])
  })
})
