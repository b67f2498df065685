import { may, officesWhere } from '../../access/policy.ts'
import {
  channelsAnswer,
  channelsQuery,
  connectAnswer,
  connectBody,
  officesAnswer,
  reasonBody,
} from '../../api/channels.ts'
import { byId, done } from '../../api/parts/fields.ts'
import { channelsOf } from '../../channels/channel.view.ts'
import { connectByKeys } from '../../channels/connecting/connect-by-keys.ts'
import { disconnectChannel } from '../../channels/connecting/connect-channel.ts'
import { assertTakesKeys } from '../../channels/connecting/ways-in.ts'
import { omitUndefined } from '../../core/omit-undefined.ts'
import { listOffices } from '../../offices/office.view.ts'
import { holdChannel, resumeChannel } from '../../publishing/stops/stops.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'

const tags = ['channels']
const isDone = { done: true } as const

export function addChannelRoutes(app: App, deps: AppDeps): void {
  app.get(
    '/api/v1/offices',
    {
      schema: {
        tags: ['offices'],
        summary: 'The offices where you have a part',
        response: { 200: officesAnswer },
      },
    },
    async request => {
      const mine = officesWhere(actorOf(request), 'news.read')
      const offices = await listOffices(deps.db)
      return { offices: mine === '*' ? offices : offices.filter(office => mine.includes(office.id)) }
    },
  )

  app.get(
    '/api/v1/channels',
    {
      schema: {
        tags,
        summary: 'Channels by office',
        querystring: channelsQuery,
        response: { 200: channelsAnswer },
      },
    },
    async request => {
      const actor = actorOf(request)
      const wanted = request.query.officeId
      const offices = (await listOffices(deps.db))
        .map(office => office.id)
        .filter(id => (wanted === undefined || wanted === id) && may(actor, 'channels.read', id))
      const lists = await Promise.all(offices.map(id => channelsOf(deps.db, id)))
      return { channels: lists.flat() }
    },
  )

  app.post(
    '/api/v1/channels',
    {
      schema: {
        tags,
        summary: 'Connect an account by its tokens, or connect it again',
        body: connectBody,
        response: { 200: connectAnswer },
      },
    },
    async request => {
      const { credentials, ...channel } = request.body
      assertTakesKeys(deps.waysIn, channel.network, omitUndefined(credentials))
      return await connectByKeys(deps, {
        actor: actorOf(request),
        ...omitUndefined(channel),
        credentials: omitUndefined(credentials),
        sandbox: deps.sandbox !== undefined,
      })
    },
  )

  app.post(
    '/api/v1/channels/:id/disconnect',
    {
      schema: {
        tags,
        summary: 'Forget its tokens; its posts and figures stay',
        params: byId,
        response: { 200: done },
      },
    },
    async request => {
      await disconnectChannel(deps, { actor: actorOf(request), channelId: request.params.id })
      return isDone
    },
  )

  app.post(
    '/api/v1/channels/:id/hold',
    {
      schema: {
        tags,
        summary: 'Stop a channel until resumed',
        params: byId,
        body: reasonBody,
        response: { 200: done },
      },
    },
    async request => {
      await holdChannel(deps, { actor: actorOf(request), channelId: request.params.id, ...request.body })
      return isDone
    },
  )

  app.post(
    '/api/v1/channels/:id/resume',
    {
      schema: { tags, summary: 'Let it post again', params: byId, body: reasonBody, response: { 200: done } },
    },
    async request => {
      await resumeChannel(deps, { actor: actorOf(request), channelId: request.params.id, ...request.body })
      return isDone
    },
  )
}
