import type { Logger } from '../../core/logging/logger.ts'
import type { Clock } from '../../core/time/clock.ts'
import type { Db } from '../../database/connect.ts'
import type { Networks } from '../../networks/adapters.ts'
import type { MediaFile } from '../../networks/media-rules.ts'
import type { Account } from '../../networks/network.ts'
import type { Timing } from './timing.ts'

/** What a publishing worker needs. */
export interface PublishingDeps {
  db: Db
  clock: Clock
  log: Logger
  networks: Networks
  timing: Timing
  /** Names this worker in the record. */
  worker: string
  /** The account of a channel with an access token that works for some minutes more. */
  freshAccount(channelId: string): Promise<Account>
  /** Another account for the one whose token the network refused; throws where a person must connect it again. */
  renewedAccount(refused: Account): Promise<Account>
  readMedia(mediaId: string): Promise<{ bytes: Uint8Array; contentType: MediaFile['contentType'] }>
  /** Called at every step by name, so that tests can stop the process just there. */
  reached(step: Step): Promise<void> | void
}

/** The steps of docs/reliability.md at which a process may die. */
export const steps = [
  'before-claim',
  'after-claim',
  'after-upload',
  'after-intent',
  'before-send',
  'after-send',
  'after-record',
  'before-look',
  'after-look',
  'after-adopt',
] as const
export type Step = (typeof steps)[number]
