import { destination, type Logger, pino } from 'pino'

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

/** A structured logger (one JSON object a line) that writes to standard error and blanks secrets three levels deep. */
export function createLogger(level: string): Logger {
  const paths = secretNames.flatMap(name => [name, `*.${name}`, `*.*.${name}`])
  return pino(
    { level, base: { pid: process.pid }, redact: { paths, censor: '[secret]' } },
    destination({ fd: 2, sync: true }),
  )
}
