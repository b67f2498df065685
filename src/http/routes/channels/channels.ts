import type { z } from 'zod'
import type { Actor } from '../../../access/actor.ts'
import { may } from '../../../access/policy.ts'
import { channels } from '../../../api/channels/channels.ts'
import { type ChannelSummary, channelById, channelsOf } from '../../../channels/channel.view.ts'
import { connectByKeys } from '../../../channels/connecting/connect-by-keys.ts'
import { disconnectChannel } from '../../../channels/connecting/connect-channel.ts'
import { assertTakesKeys } from '../../../channels/connecting/ways-in.ts'
import { type ChannelChange, changeChannel } from '../../../channels/settings/change-channel.ts'
import { changeSlots } from '../../../channels/settings/change-slots.ts'
import { offersOf } from '../../../channels/settings/offers.ts'
import { checkNow } from '../../../channels/tokens/check-now.ts'
import { findingsOf } from '../../../channels/tokens/findings.view.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import { type Defined, omitUndefined } from '../../../core/omit-undefined.ts'
import { listOffices, officeById } from '../../../offices/office.view.ts'
import { effectsOfSettings } from '../../../publishing/calendar/effects-of-settings.ts'
import type { App, AppDeps } from '../../deps.ts'
import { idOf, pageOfList, pageOfRows } from '../../list-page.ts'
import { actorOf } from '../../plugins/caller/actor.ts'
import { isDone, serve } from '../../serve.ts'

export function addChannelRoutes(app: App, deps: AppDeps): void {
  serve(app, channels.list, async request => {
    const actor = actorOf(request)
    const { officeId: wanted, ...page } = request.query
    const offices = (await listOffices(deps.db))
      .map(office => office.id)
      .filter(id => (wanted === undefined || wanted === id) && may(actor, 'channels.read', id))
    const lists = await Promise.all(offices.map(id => channelsOf(deps.db, id)))
    return pageOfList(lists.flat(), page, idOf)
  })

  serve(app, channels.connect, async request => {
    const { credentials, ...channel } = request.body
    assertTakesKeys(deps.waysIn, channel.network, omitUndefined(credentials))
    return await connectByKeys(deps, {
      actor: actorOf(request),
      ...omitUndefined(channel),
      credentials: omitUndefined(credentials),
      sandbox: deps.sandbox !== undefined,
    })
  })

  serve(app, channels.disconnect, async request => {
    await disconnectChannel(deps, { actor: actorOf(request), channelId: request.params.id })
    return isDone
  })

  serve(app, channels.show, async request => {
    return await detailOf(deps, await channelInReach(deps, actorOf(request), request.params.id))
  })

  serve(app, channels.change, async request => {
    const { dryRun, ...change } = omitUndefined(request.body)
    const target = { actor: actorOf(request), channelId: request.params.id }
    const input = { ...target, ...omitUndefined({ dryRun }), change: withoutUndefined(change) }
    const changed = await changeChannel(deps, input, effectsOfSettings)
    return { ...changed, channel: await detailOf(deps, changed.channel) }
  })

  serve(app, channels.changeSlots, async request => {
    const target = { actor: actorOf(request), channelId: request.params.id }
    const changed = await changeSlots(deps, { ...target, ...omitUndefined(request.body) }, effectsOfSettings)
    return { ...changed, channel: await detailOf(deps, changed.channel) }
  })

  serve(app, channels.check, async request => {
    const checked = await checkNow(deps, { actor: actorOf(request), channelId: request.params.id })
    return { ...checked, channel: await detailOf(deps, checked.channel) }
  })

  serve(app, channels.listHealth, async request => {
    const channel = await channelInReach(deps, actorOf(request), request.params.id)
    const { cursor, limit } = request.query
    const page = { limit: limit + 1, ...(cursor ? { after: cursor } : {}) }
    return pageOfRows(await findingsOf(deps.db, channel.id, page), limit, idOf)
  })
}

async function channelInReach({ db }: AppDeps, actor: Actor, channelId: string): Promise<ChannelSummary> {
  const channel = await channelById(db, channelId)
  if (may(actor, 'channels.read', channel.officeId)) return channel
  throw new DatelineError('channel-not-found', { channelId })
}

async function detailOf({ db }: AppDeps, channel: ChannelSummary) {
  const office = await officeById(db, channel.officeId)
  return { ...channel, timeZone: office?.timeZone ?? 'UTC', offers: offersOf(channel.network) ?? null }
}

/** Each field of a style that was not sent is absent, too. */
function withoutUndefined({ style, ...change }: Defined<PatchBody>): ChannelChange {
  return { ...change, ...(style ? { style: omitUndefined(style) } : {}) }
}

type PatchBody = Omit<z.output<(typeof channels.change)['body']>, 'dryRun'>
