import { may } from '../../access/policy.ts'
import { channels } from '../../api/channels.ts'
import { channelsOf } from '../../channels/channel.view.ts'
import { connectByKeys } from '../../channels/connecting/connect-by-keys.ts'
import { disconnectChannel } from '../../channels/connecting/connect-channel.ts'
import { assertTakesKeys } from '../../channels/connecting/ways-in.ts'
import { omitUndefined } from '../../core/omit-undefined.ts'
import { listOffices } from '../../offices/office.view.ts'
import type { App, AppDeps } from '../deps.ts'
import { idOf, pageOfList } from '../list-page.ts'
import { actorOf } from '../plugins/caller/actor.ts'
import { isDone, serve } from '../serve.ts'

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
}
