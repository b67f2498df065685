import { isIPv6 } from 'node:net'
import { config as readDotenv } from 'dotenv'
import { z } from 'zod'
import { DatelineError } from '../src/core/errors.ts'
import { isLoopback } from '../src/core/loopback.ts'
import { trustedProxies } from './trusted-proxies.ts'

/** An origin as people write it; a path, a query or a name in it would be cut off unnoticed, so they are refused. */
const origin = z
  .url({ protocol: /^https?$/ })
  .refine(url => `${new URL(url).origin}/` === new URL(url).href, {
    error: 'must be an origin such as https://dateline.example, without a path, a query or a name',
  })
  .transform(url => new URL(url).origin)
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const schema = z.object({
  DATA_DIR: z.string().min(1).default('./data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  PUBLIC_URL: origin
    .refine(url => url.startsWith('https:') || isLoopback(new URL(url).hostname), {
      error:
        'must be https://…, or http:// and a loopback address: passwords and cookies never cross a network in clear',
    })
    .optional(),
  TRUSTED_PROXIES: trustedProxies.optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z
    .string()
    .regex(
      /^rediss?(-sentinel|-cluster)?:\/\/./,
      'must be redis://, rediss://, redis-sentinel:// or redis-cluster://',
    )
    .optional(),
  SECRET_KEYS: z
    .string()
    .regex(
      /^[\w.-]+:[A-Za-z0-9+/]{43}=(,[\w.-]+:[A-Za-z0-9+/]{43}=)*$/,
      'must be key-id:base64 of 32 bytes, more after commas',
    )
    .optional(),
  NETWORKS: z.enum(['sandbox', 'live']).default('sandbox'),
  X_API_ORIGIN: origin.optional(),
  FACEBOOK_GRAPH_ORIGIN: origin.optional(),
  MASTODON_ORIGIN: origin.optional(),
  X_CLIENT_ID: z.string().min(1).optional(),
  X_CLIENT_SECRET: z.string().min(1).optional(),
  X_CONSUMER_KEY: z.string().min(1).optional(),
  X_CONSUMER_SECRET: z.string().min(1).optional(),
  FACEBOOK_APP_ID: z.string().min(1).optional(),
  FACEBOOK_APP_SECRET: z.string().min(1).optional(),
  FACEBOOK_GRAPH_VERSION: z
    .templateLiteral(['v', z.int().min(20).max(999), '.0'], 'must be v and a number, such as v26.0')
    .default('v26.0'),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,}$/, 'must be 16 or more printable characters without spaces')
    .optional(),
  PUBLIC_DOCS: z.enum(['yes', 'no']).default('no'),
  SECOND_FACTOR: z.enum(['required', 'optional']).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MEDIA_STORAGE: z
    .string()
    .regex(
      /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[a-z0-9-]+)*\/?$/,
      'must be s3://bucket or s3://bucket/prefix, the prefix of a-z, 0-9, "-" and "/"',
    )
    .transform(place => {
      const [bucket = '', ...prefix] = place.slice('s3://'.length).split('/').filter(Boolean)
      return { bucket, prefix: prefix.join('/') }
    })
    .optional(),
  S3_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .regex(/^[^@?#]*$/, 'must be an address without a name, "?" or "#"')
    .transform(url => url.replace(/\/+$/, ''))
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]+$/, 'must be a-z, 0-9 and "-"')
    .default('us-east-1'),
  S3_ACCESS_KEY_ID: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be printable, without spaces')
    .optional(),
  S3_SECRET_ACCESS_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be printable, without spaces')
    .optional(),
  LOG_LEVEL: z.enum(logLevels).default('info'),
})

/** Settings that are of no use alone. */
const needs = [
  {
    setting: 'X_CONSUMER_KEY',
    needed: 'X_CONSUMER_SECRET',
    message: 'is needed when X_CONSUMER_KEY is set: the two are keys of one app',
  },
  {
    setting: 'REDIS_URL',
    needed: 'DATABASE_URL',
    message: 'is needed when REDIS_URL is set: the record must be on a server too',
  },
  {
    setting: 'DATABASE_URL',
    needed: 'SECRET_KEYS',
    message:
      'is needed when DATABASE_URL is set: make one with `openssl rand -base64 32` and write it as 1:KEY',
  },
  ...(['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const).map(needed => ({
    setting: 'MEDIA_STORAGE',
    needed,
    message: 'is needed when MEDIA_STORAGE is set',
  })),
  ...(['S3_ENDPOINT', 'S3_REGION', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const).map(setting => ({
    setting,
    needed: 'MEDIA_STORAGE',
    message: `is needed when ${setting} is set: without it media lie under DATA_DIR`,
  })),
] as const

export type Settings = z.infer<typeof schema>

/** Every name that may be set. */
export const settingNames: readonly string[] = Object.keys(schema.shape)

/** A setting whose value must never be shown. */
const secret = /KEY|SECRET|TOKEN|DATABASE_URL|REDIS_URL|SMTP_URL/

/**
 * Every setting, from the environment and `.env`; an empty one counts as not set.
 * @throws DatelineError `bad-input` that names every fault at once: the setting, its value and what is allowed.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const file: Record<string, string> = {}
  readDotenv({ processEnv: file, quiet: true })
  const all = Object.entries({ ...file, ...environment })
  const given = Object.fromEntries(all.filter(([, value]) => value !== ''))
  const parsed = schema.safeParse(given)
  const wrong = parsed.error?.issues.map(issue => faultOf(given, String(issue.path[0]), issue.message)) ?? []
  const missing = [...needs, ...needsOfHttps(given)].filter(
    ({ setting, needed }) => given[setting] && !given[needed],
  )
  const faults = [
    ...wrong,
    ...missing.map(({ needed, message }) => `${needed} ${message}`),
    ...(parsed.success ? unreachable(parsed.data) : []),
  ]
  if (parsed.success && faults.length === 0) return parsed.data
  throw new DatelineError('bad-input', `Wrong settings: ${faults.join('; ')}.`, faults)
}

/** Where people reach the app: PUBLIC_URL, or else the loopback address that HOST and PORT are. */
export function publicUrlOf({
  PUBLIC_URL,
  HOST,
  PORT,
}: Pick<Settings, 'PUBLIC_URL' | 'HOST' | 'PORT'>): string {
  return PUBLIC_URL ?? `http://${isIPv6(HOST) ? `[${HOST}]` : HOST}:${PORT}`
}

/** Plain http on an address that others reach needs a person who says how people reach it (ASVS 5.0, 12.2.1). */
function unreachable({ PUBLIC_URL, HOST }: Settings): string[] {
  if (PUBLIC_URL || isLoopback(HOST)) return []
  return [
    `PUBLIC_URL is needed when HOST is "${HOST}": https://… where a proxy ends TLS in front, or http://localhost:PORT where only this machine reaches the port`,
  ]
}

/** Where TLS ends before Dateline, requests come from there: without its name all people would be one client. */
function needsOfHttps(given: NodeJS.ProcessEnv) {
  if (!/^https:/i.test(given.PUBLIC_URL ?? '')) return []
  const message =
    'is needed when PUBLIC_URL is https: the addresses of the proxy before Dateline, such as loopback, 10.0.0.0/8 or 192.0.2.7; or none, where it passes TCP on as it comes'
  return [{ setting: 'PUBLIC_URL', needed: 'TRUSTED_PROXIES', message }]
}

function faultOf(given: NodeJS.ProcessEnv, name: string, message: string): string {
  return `${name}${secret.test(name) ? ' (value not shown)' : ` is "${given[name]}"`}: ${message}`
}
