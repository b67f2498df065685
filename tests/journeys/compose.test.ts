import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { settingNames } from '../../config/env.ts'
import { findProgram } from '../services/find-program.ts'
import { freePort } from '../services/free-port.ts'
import { newFolder, removeFolders, root } from './program.ts'
import { type ScaledSettings, scaledPrograms } from './scaled.ts'

const service = z.object({
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  healthcheck: z.object({ test: z.array(z.string()).min(2) }).optional(),
  image: z.string().optional(),
  user: z.string().optional(),
  restart: z.string().optional(),
  cap_drop: z.array(z.string()).default([]),
  cap_add: z.array(z.string()).default([]),
  privileged: z.boolean().default(false),
  security_opt: z.array(z.string()).default([]),
  read_only: z.boolean().default(false),
  tmpfs: z.array(z.string()).default([]),
  secrets: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
})
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8')
const composed = z.object({
  services: z.record(z.string(), service),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
})
const { services, secrets } = composed.parse(parse(text, { merge: true }))
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')
const ours = ['web', 'worker'] as const

function serviceNamed(name: string): z.infer<typeof service> {
  const found = services[name]
  if (!found) throw new Error(`docker-compose.yml has no service ${name}`)
  return found
}

describe('docker-compose.yml', () => {
  it('has web, worker, migrations, sandbox, postgres and redis', () => {
    expect(Object.keys(services).sort()).toEqual(['migrate', 'postgres', 'redis', 'sandbox', 'web', 'worker'])
  })

  it('starts the app with the words of npm start, as the image does', () => {
    const { scripts } = z
      .object({ scripts: z.object({ start: z.string() }) })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
    const words = scripts.start.split(' ')
    expect(serviceNamed('web').command).toEqual(words)
    expect(JSON.parse(/^CMD (.+)$/m.exec(dockerfile)?.[1] ?? '')).toEqual(words)
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
    const set = Object.keys(serviceNamed(name).environment).map(each => each.replace(/_FILE$/, ''))
    expect(set).toEqual(expect.arrayContaining(Object.keys(used)))
  })

  it.each(Object.entries(scaledPrograms))('runs as %s the program that was tried: %s', (name, program) => {
    const { command = [] } = serviceNamed(name)
    expect(command[0]).toBe('node')
    expect(command).toContain(program)
    for (const file of command.filter(part => /^\.?\/?[\w/-]+\.(ts|js)$/.test(part))) {
      expect(existsSync(join(root, file)), file).toBe(true)
    }
  })

  it('has no default secret, and none in the environment or on a command line: they are files', () => {
    expect(Object.values(secrets).map(each => each.file)).toEqual([
      './secrets/postgres_superuser_password',
      './secrets/postgres_owner_password',
      './secrets/postgres_app_password',
      './secrets/redis_password',
      './secrets/secret_keys',
    ])
    for (const [, name, rest] of text.matchAll(
      /\$\{([A-Z_]*(?:PASSWORD|KEYS|SECRET|TOKEN))(?![A-Z_])([^}]*)\}/g,
    ))
      expect([name, rest]).toEqual([name, '-'])
    expect(text).not.toMatch(/\$\{(POSTGRES_PASSWORD|REDIS_PASSWORD|SECRET_KEYS)/)
    for (const each of ours) {
      expect(serviceNamed(each).secrets).toEqual(['postgres_app_password', 'redis_password', 'secret_keys'])
      for (const [name, value] of Object.entries(serviceNamed(each).environment)) {
        if (/_FILE$/.test(name))
          expect(value).toMatch(/^\/run\/secrets\/(postgres_app_password|redis_password|secret_keys)$/)
      }
    }
    expect(serviceNamed('postgres').secrets).toEqual([
      'postgres_superuser_password',
      'postgres_owner_password',
      'postgres_app_password',
    ])
    expect(serviceNamed('redis').secrets).toEqual(['redis_password'])
    expect(serviceNamed('sandbox').secrets).toEqual([])
    const ignored = ['.gitignore', '.dockerignore'].map(name => readFileSync(join(root, name), 'utf8'))
    for (const lines of ignored) expect(lines).toMatch(/^\/?secrets\/?$/m)
  })

  it.each(Object.keys(services))(
    'gives %s no right, no way to new ones and no file to write but its volume',
    name => {
      const { cap_drop, cap_add, privileged, security_opt, read_only, tmpfs } = serviceNamed(name)
      expect({ cap_drop, cap_add, privileged, security_opt, read_only }).toEqual({
        cap_drop: ['ALL'],
        cap_add: [],
        privileged: false,
        security_opt: ['no-new-privileges:true'],
        read_only: true,
      })
      expect(tmpfs).toContain('/tmp')
      expect(serviceNamed(name).restart).toBe(name === 'migrate' ? 'no' : 'unless-stopped')
    },
  )

  it('runs nothing as root', () => {
    expect([serviceNamed('postgres').user, serviceNamed('redis').user]).toEqual(['postgres', 'redis'])
    expect(dockerfile).toMatch(/^USER node$/m)
  })

  it('reaches people through this machine alone, and no database from outside', () => {
    expect(serviceNamed('web').ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)])
    for (const name of ['worker', 'sandbox', 'postgres', 'redis'])
      expect(serviceNamed(name).ports).toEqual([])
  })

  it('names every image by its exact version, and Node by that of the package', () => {
    expect(serviceNamed('postgres').image).toMatch(/^postgres:\d+\.\d+$/)
    expect(serviceNamed('redis').image).toMatch(/^redis:\d+\.\d+\.\d+$/)
    const { devDependencies } = z
      .object({ devDependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
    const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)
    expect(new Set(images)).toEqual(new Set([`node:${devDependencies.node}-slim`]))
  })

  it.each(['web', 'postgres', 'redis'])('asks whether %s is well', name => {
    expect(serviceNamed(name).healthcheck).toBeDefined()
  })

  it.each(ours)('starts %s when PostgreSQL and Redis are well', name => {
    expect(serviceNamed(name).depends_on).toEqual({
      migrate: { condition: 'service_completed_successfully' },
      postgres: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
    })
  })

  it('keeps the queue: Redis evicts nothing and appends to a file', () => {
    expect(serviceNamed('redis').command?.join(' ')).toMatch(
      / - --appendonly yes --maxmemory-policy noeviction /,
    )
  })

  const redisServer = findProgram('redis-server')
  it.skipIf(!redisServer)(
    'starts Redis with a password that is in no command line (skipped without redis-server)',
    async () => {
      const folder = newFolder('compose-redis')
      const file = join(folder, 'redis_password')
      writeFileSync(file, 'canary-password\n')
      const port = await freePort()
      const [shell = '', flag = '', script = ''] = serviceNamed('redis').command ?? []
      const line = script
        .replaceAll('$$', '$')
        .replace('/run/secrets/redis_password', file)
        .replace('redis-server -', `redis-server - --port ${port} --dir ${folder}`)
      const child = spawn(shell, [flag, line], { stdio: 'ignore' })
      try {
        const ping = async (password: string) =>
          await promisify(execFile)('redis-cli', ['-p', String(port), 'ping'], {
            env: { ...process.env, REDISCLI_AUTH: password },
          }).then(
            ({ stdout }) => stdout.trim(),
            () => '',
          )
        await vi.waitFor(async () => expect(await ping('canary-password')).toBe('PONG'), { timeout: 20_000 })
        expect(await ping('wrong')).not.toBe('PONG')
        const shown = await promisify(execFile)('ps', ['-o', 'args=', '-p', String(child.pid)])
        expect(shown.stdout).toMatch(/^redis-server/)
        expect(shown.stdout).not.toContain('canary')
      } finally {
        child.kill('SIGTERM')
        await once(child, 'exit')
        removeFolders()
      }
    },
  )
})

describe('.env.example', () => {
  it('names only settings', () => {
    const example = readFileSync(join(root, '.env.example'), 'utf8')
    const names = [...example.matchAll(/^([A-Z_0-9]+)=/gm)].map(([, name]) => name)
    expect(names.filter(name => !settingNames.includes(name ?? ''))).toEqual([])
    for (const { file } of Object.values(secrets)) expect(example).toContain(`> ${file.slice(2)}`)
  })

  it.each(ours)('gives %s neither the superuser of the database nor the owner of its tables', name => {
    const { DATABASE_URL, DATABASE_OWNER_URL } = serviceNamed(name).environment
    expect(DATABASE_URL).toMatch(/^postgres:\/\/dateline_app@/)
    expect(DATABASE_OWNER_URL).toBeUndefined()
  })
})
