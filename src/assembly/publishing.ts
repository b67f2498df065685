import { freshAccount, renewedAccount } from '../channels/tokens/fresh-account.ts'
import { readMedia } from '../news/media/media.view.ts'
import type { PublishingDeps } from '../publishing/sending/deps.ts'
import type { Core } from './core.ts'

/** What a publishing worker needs, from the core. */
export function createPublishing(core: Core): PublishingDeps {
  const { clock, keys, log, networks, timing, worker } = core
  const { db } = core.database
  const accounts = { db, keys, clock, networks, log }
  return {
    db,
    clock,
    log,
    networks,
    timing,
    worker,
    freshAccount: channelId => freshAccount(accounts, channelId),
    renewedAccount: refused => renewedAccount(accounts, refused),
    async readMedia(mediaId) {
      const { bytes, contentType } = await readMedia({ db, mediaStorage: core.mediaStorage }, mediaId)
      return { bytes, contentType }
    },
    reached: () => undefined,
  }
}
