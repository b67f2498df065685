import { isIPv6 } from 'node:net'
import { config as readDotenv } from 'dotenv'
import { z } from 'zod'
import { DatelineError } from '../src/core/errors/errors.ts'
import { isLoopback } from '../src/core/loopback.ts'
import { withSecretFiles } from './secret-files.ts'
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
  DATABASE_PASSWORD: z.string().min(1).optional(),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_OWNER_PASSWORD: z.string().min(1).optional(),
  REDIS_URL: z
    .string()
    .regex(
      /^rediss?(-sentinel|-cluster)?:\/\/./,
      'must be redis://, rediss://, redis-sentinel:// or redis-cluster://',
    )
    .optional(),
  REDIS_PASSWORD: z.string().min(1).optional(),
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
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .regex(/^[^@?#]*$/, 'must be an address without a name, "?" or "#"')
    .refine(url => url.startsWith('https:') || isLoopback(new URL(url).hostname), {
      error: 'must be https://…, or http:// and a loopback address',
    })
    .optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().trim().min(1).max(40, 'must have at most 40 characters').optional(),
  OIDC_SECOND_FACTOR: z.enum(['dateline', 'provider']).default('dateline'),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  FEED_PRIVATE_HOSTS: z
    .string()
    .transform(text => text.split(',').map(host => host.trim().toLowerCase()))
    .refine(
      hosts =>
        hosts.every(host => URL.canParse(`http://${host}/`) && new URL(`http://${host}/`).host === host),
      'must be hosts with commas between them, such as intranet.example or localhost:8080',
    )
    .optional(),
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
  OFFICE_MEDIA_MB: z.coerce.number().int().min(1).max(10_000_000).default(10_000),
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
  BUILD_WEB_APP: z.enum(['yes', 'no']).default('yes'),
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
    setting: 'DATABASE_OWNER_URL',
    needed: 'DATABASE_URL',
    message: 'is needed when DATABASE_OWNER_URL is set: the application connects with a role of its own',
  },
  {
    setting: 'DATABASE_OWNER_PASSWORD',
    needed: 'DATABASE_OWNER_URL',
    message: 'is needed when DATABASE_OWNER_PASSWORD is set: that is the password for it',
  },
  {
    setting: 'DATABASE_PASSWORD',
    needed: 'DATABASE_URL',
    message: 'is needed when DATABASE_PASSWORD is set: that is the password for it',
  },
  {
    setting: 'REDIS_PASSWORD',
    needed: 'REDIS_URL',
    message: 'is needed when REDIS_PASSWORD is set: that is the password for it',
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
  ...(['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const).map(needed => ({
    setting: 'OIDC_ISSUER',
    needed,
    message: 'is needed when OIDC_ISSUER is set: the provider gives it to Dateline',
  })),
  ...(['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_NAME', 'OIDC_SECOND_FACTOR'] as const).map(setting => ({
    setting,
    needed: 'OIDC_ISSUER',
    message: `is needed when ${setting} is set: the provider that people sign in at`,
  })),
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

type Given = z.infer<typeof schema>
/** Passwords have come into the addresses they are for. */
export type Settings = Omit<Given, 'DATABASE_PASSWORD' | 'DATABASE_OWNER_PASSWORD' | 'REDIS_PASSWORD'>

/** A setting whose value must never be shown, and which may come from a file. */
const secret = /KEY|SECRET|TOKEN|PASSWORD|DATABASE_URL|DATABASE_OWNER_URL|REDIS_URL|SMTP_URL/
const secretNames = Object.keys(schema.shape).filter(name => secret.test(name))

/** Every name that may be set. */
export const settingNames: readonly string[] = [
  ...Object.keys(schema.shape),
  ...secretNames.map(name => `${name}_FILE`),
]

/**
 * Every setting, from the environment and `.env`; an empty one counts as not set.
 * @throws DatelineError `bad-input` that names every fault at once: the setting, its value and what is allowed.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const file: Record<string, string> = {}
  readDotenv({ processEnv: file, quiet: true })
  const all = Object.entries({ ...file, ...environment })
  const set = Object.fromEntries(all.filter(([, value]) => value !== ''))
  const { given, faults: unread } = withSecretFiles(set, secretNames)
  const parsed = schema.safeParse(given)
  const wrong = parsed.error?.issues.map(issue => faultOf(given, String(issue.path[0]), issue.message)) ?? []
  const missing = [...needs, ...needsOfHttps(given)].filter(
    ({ setting, needed }) => given[setting] && !given[needed],
  )
  const faults = [
    ...unread,
    ...wrong,
    ...missing.map(({ needed, message }) => `${needed} ${message}`),
    ...(parsed.success ? [...unreachable(parsed.data), ...passwordsTwice(parsed.data)] : []),
  ]
  if (parsed.success && faults.length === 0) return withPasswords(parsed.data)
  throw new DatelineError('settings-invalid', { faults: faults.join('; ') }, faults)
}

/** Where people reach the app: PUBLIC_URL, or else the loopback address that HOST and PORT are. */
export function publicUrlOf({
  PUBLIC_URL,
  HOST,
  PORT,
}: Pick<Settings, 'PUBLIC_URL' | 'HOST' | 'PORT'>): string {
  return PUBLIC_URL ?? `http://${isIPv6(HOST) ? `[${HOST}]` : HOST}:${PORT}`
}

/** Scheme, user and password of an address, and what follows them; Redis has forms that no URL parser takes. */
const address = /^([^:]+:\/\/)(?:([^@/?#:]*)(:[^@/?#]*)?@)?(.*)$/s

function withPasswords({
  DATABASE_PASSWORD,
  DATABASE_OWNER_PASSWORD,
  REDIS_PASSWORD,
  ...settings
}: Given): Settings {
  const { DATABASE_URL, DATABASE_OWNER_URL, REDIS_URL } = settings
  return {
    ...settings,
    ...(DATABASE_URL ? { DATABASE_URL: withPassword(DATABASE_URL, DATABASE_PASSWORD) } : {}),
    ...(DATABASE_OWNER_URL
      ? { DATABASE_OWNER_URL: withPassword(DATABASE_OWNER_URL, DATABASE_OWNER_PASSWORD) }
      : {}),
    ...(REDIS_URL ? { REDIS_URL: withPassword(REDIS_URL, REDIS_PASSWORD) } : {}),
  }
}

function withPassword(url: string, password: string | undefined): string {
  if (password === undefined) return url
  const [, scheme = '', user = '', , rest = ''] = address.exec(url) ?? []
  return `${scheme}${user}:${encodeURIComponent(password)}@${rest}`
}

function passwordsTwice(settings: Given): string[] {
  return (['DATABASE', 'DATABASE_OWNER', 'REDIS'] as const)
    .filter(each => settings[`${each}_PASSWORD`] && address.exec(settings[`${each}_URL`] ?? '')?.[3])
    .map(each => `${each}_URL holds a password and ${each}_PASSWORD is set; leave one of them out`)
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
