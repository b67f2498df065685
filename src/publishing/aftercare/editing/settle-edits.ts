import { sql } from 'kysely'
import { systemActor } from '../../../access/actor.ts'
import type { AccountDeps } from '../../../channels/tokens/account-deps.ts'
import { askNetwork } from '../../../channels/tokens/ask-network.ts'
import { freshAccount } from '../../../channels/tokens/fresh-account.ts'
import type { Db } from '../../../database/connect.ts'
import { networkOf } from '../../../networks/adapters.ts'
import { NetworkFailureError, type NetworkName, type RemotePost } from '../../../networks/network.ts'
import { networkLabel } from '../../../networks/profiles.ts'
import { lookBackMs } from '../../sending/doubt/matching.ts'
import { endEdit } from './record-edit.ts'

/** How long to wait after a look that failed, in seconds, and how many such looks are made. */
const lookAgainSeconds = 300
const mostLooks = 20
const call = { timeoutMs: 15_000 }

interface OpenEdit {
  id: string
  channelId: string
  network: NetworkName
  externalId: string
  publishedAt: Date
  text: string
  looks: number
}

/**
 * Looks up edits of which nothing is known although their request can no longer be on its way: their process died, or the
 * network did not say. What readers see decides; nothing is sent again, since a person may want other words by now.
 * @returns how many were settled.
 */
export async function settleEdits(deps: AccountDeps): Promise<number> {
  let settled = 0
  for (const edit of await claimOpen(deps.db)) settled += await settle(deps, edit)
  return settled
}

/** Another worker finds none of these for the time of a look. */
async function claimOpen(db: Db): Promise<OpenEdit[]> {
  const { rows } = await sql<OpenEdit>`
    update post_edit e set looks = e.looks + 1, next_at = now() + make_interval(secs => ${lookAgainSeconds}::int)
    from post p, channel c, segment s
    where e.next_at <= now() and p.id = e.post_id and c.id = p.channel_id
      and s.post_id = e.post_id and s.position = e.position
    returning e.id, p.channel_id as "channelId", c.network, s.external_id as "externalId",
      coalesce(s.published_at, p.created_at) as "publishedAt", e.text, e.looks`.execute(db)
  return rows
}

async function settle(deps: AccountDeps, edit: OpenEdit): Promise<number> {
  const shown = await postAsShown(deps, edit)
  const label = networkLabel(edit.network)
  if (shown === 'unreadable') {
    if (edit.looks < mostLooks) return 0
    const reason = `${label} could not be read. Look at the post there, and edit it again where it has the old words.`
    await endEdit(deps, systemActor, edit.id, { outcome: 'unknown', reason })
    return 1
  }
  const { comparable } = networkOf(deps.networks, edit.network).profile.rules
  if (shown && comparable(shown.text) === comparable(edit.text))
    await endEdit(deps, systemActor, edit.id, { outcome: 'edited' })
  else {
    const reason = shown
      ? `${label} shows other words than those of the edit. Edit the post again.`
      : `The post is no longer on ${label}.`
    await endEdit(deps, systemActor, edit.id, { outcome: 'not-edited', reason })
  }
  return 1
}

async function postAsShown(
  deps: AccountDeps,
  { network: name, channelId, externalId, publishedAt }: OpenEdit,
): Promise<RemotePost | undefined | 'unreadable'> {
  const network = networkOf(deps.networks, name)
  const since = new Date(publishedAt.getTime() - lookBackMs)
  try {
    const account = await freshAccount(deps, channelId)
    const all = await askNetwork(deps.log, name, () => network.findRecentPosts(account, since, call))
    const found = all.find(each => each.externalId === externalId)
    return found?.unreadable ? 'unreadable' : found
  } catch (thrown) {
    if (thrown instanceof NetworkFailureError) return 'unreadable'
    throw thrown
  }
}
