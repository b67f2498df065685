import { config as readDotenv } from 'dotenv'
import { z } from 'zod'
import { DatelineError } from '../src/core/errors.ts'

const origin = z.url({ protocol: /^https?$/ }).transform(url => new URL(url).origin)
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

const schema = z
  .object({
    DATA_DIR: z.string().min(1).default('./data'),
    HOST: z.string().min(1).default('127.0.0.1'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    PUBLIC_URL: origin.optional(),
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
    FACEBOOK_APP_ID: z.string().min(1).optional(),
    FACEBOOK_APP_SECRET: z.string().min(1).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    LOG_LEVEL: z.enum(logLevels).default('info'),
  })
  .superRefine((settings, context) => {
    if (settings.REDIS_URL && !settings.DATABASE_URL) {
      context.addIssue({
        code: 'custom',
        path: ['DATABASE_URL'],
        message: 'is needed when REDIS_URL is set: the record must be on a server too',
      })
    }
    if (settings.DATABASE_URL && !settings.SECRET_KEYS) {
      context.addIssue({
        code: 'custom',
        path: ['SECRET_KEYS'],
        message:
          'is needed when DATABASE_URL is set: make one with `openssl rand -base64 32` and write it as 1:KEY',
      })
    }
  })

export type Settings = z.infer<typeof schema>

/** A setting whose value must never be shown. */
const secret = /KEYS|SECRET|DATABASE_URL|REDIS_URL|SMTP_URL/

/**
 * Every setting, from the environment and `.env`; an empty one counts as not set.
 * @throws DatelineError `bad-input` that names every fault at once: the setting, its value and what is allowed.
 */
export function readSettings(environment: NodeJS.ProcessEnv = process.env): Settings {
  const file: Record<string, string> = {}
  readDotenv({ processEnv: file, quiet: true })
  const given = { ...file, ...environment }
  const parsed = schema.safeParse(
    Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')),
  )
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(issue => {
    const name = String(issue.path[0])
    const value =
      given[name] === undefined ? '' : secret.test(name) ? ' (value not shown)' : ` is "${given[name]}"`
    return `${name}${value}: ${issue.message}`
  })
  throw new DatelineError('bad-input', `Wrong settings: ${faults.join('; ')}.`, faults)
}
