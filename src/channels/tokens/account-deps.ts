import type { Logger } from '../../core/logging/logger.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import type { Networks } from '../../networks/adapters.ts'
import type { SecretKeys } from '../../secrets/secret-keys.ts'
import type { NewFinding } from './findings.ts'

/** What it takes to open an account's tokens, and to renew them. */
export interface AccountDeps {
  db: Db
  keys: SecretKeys
  clock: Clock
  networks: Networks
  log: Logger
  /** For the history of a channel whose access is refused meanwhile: what it was opened for, to be used when left out. */
  openedFor?: Pick<NewFinding, 'how' | 'by'>
}
