import { DatelineError, messageOf } from './errors.ts'

const reasons: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'the host is not known',
  EAI_AGAIN: 'the host is not known',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the network cannot be reached',
  ECONNRESET: 'it closed the connection',
  // ioredis, however often it tried.
  MaxRetriesPerRequestError: 'it does not answer',
  // PostgreSQL: the role owns nothing, and has too few rights.
  '42501':
    'its role may not do this there; set DATABASE_OWNER_URL, or run "dateline database migrate" with it first (docs/database-roles.md)',
}

/** Why a server cannot be used, as one sentence that names the setting and never a password. */
export function unusableServer(
  setting: 'DATABASE_URL' | 'DATABASE_OWNER_URL' | 'REDIS_URL',
  url: string,
  thrown: unknown,
) {
  const { code, name } = thrown as { code?: string; name?: string }
  const why = reasons[code ?? name ?? ''] ?? messageOf(thrown)
  return new DatelineError('server-unusable', { setting, server: placeOf(url), reason: why })
}

/** Hosts and ports: what stands between the password and the path. */
function placeOf(url: string): string {
  return /^[\w-]+:\/\/(?:[^/]*@)?([^/?]*)/.exec(url)?.[1] ?? ''
}
