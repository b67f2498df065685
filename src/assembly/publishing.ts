import { z } from 'zod'
import { freshAccount, renewedAccount } from '../channels/fresh-account.ts'
import { readMedia } from '../news/media/media.view.ts'
import type { PublishingDeps } from '../publishing/protocol/deps.ts'
import type { Core } from './core.ts'

const imageType = z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/gif'])

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
      return { bytes, contentType: imageType.parse(contentType) }
    },
    reached: () => undefined,
  }
}
