import { type DestinationStream, destination, type Logger, pino } from 'pino'
import { loggedError } from '../errors/logged-error.ts'
import { logContext } from './log-context.ts'

export type { Logger }

/** Names under which a secret could travel; their values never reach a log. */
const secretNames = [
  'accessToken',
  'accessSecret',
  'refreshToken',
  'appSecret',
  'clientSecret',
  'authorization',
  'cookie',
  'password',
  'token',
  'apiKey',
]

/**
 * A structured logger (one JSON object a line) that names the request or job each line belongs to, blanks secrets three
 * levels deep, and of errors writes what `loggedError` lists. It writes to standard error, or where a test looks.
 */
export function createLogger(level: string, into?: DestinationStream): Logger {
  const paths = secretNames.flatMap(name => [name, `*.${name}`, `*.*.${name}`])
  return pino(
    {
      level,
      base: { pid: process.pid },
      redact: { paths, censor: '[secret]' },
      serializers: { err: loggedError },
      mixin: () => ({ ...logContext() }),
    },
    into ?? destination({ fd: 2, sync: true }),
  )
}
