import {
  attemptAnswer,
  beginAnswer,
  beginBody,
  beginMastodonBody,
  chooseAnswer,
  chooseBody,
  mastodonTokenBody,
} from '../../api/connect.ts'
import { byId } from '../../api/parts/fields.ts'
import { beginConnect } from '../../channels/connecting/begin-connect.ts'
import { connectAttemptOf } from '../../channels/connecting/connect-attempt.view.ts'
import { connectMastodonByToken } from '../../channels/connecting/connect-by-token.ts'
import { choosePages } from '../../channels/connecting/finish-connect.ts'
import { omitUndefined } from '../../core/omit-undefined.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'

const tags = ['channels']

/** Connecting by the networks' own sign-in pages. What people see on the way back is in connect-pages.ts. */
export function addConnectRoutes(app: App, deps: AppDeps): void {
  for (const [network, label] of [
    ['x', 'an X account'],
    ['facebook', 'Facebook Pages'],
  ] as const) {
    app.post(
      `/api/v1/channels/connect/${network}`,
      {
        schema: {
          tags,
          summary: `Begin to connect ${label}: the address where a person lets Dateline in`,
          body: beginBody,
          response: { 200: beginAnswer },
        },
      },
      async request =>
        await beginConnect(deps, { actor: actorOf(request), network, ...omitUndefined(request.body) }),
    )
  }

  app.post(
    '/api/v1/channels/connect/mastodon',
    {
      schema: {
        tags,
        summary:
          'Begin to connect a Mastodon account: the address at its own server where a person lets Dateline in',
        body: beginMastodonBody,
        response: { 200: beginAnswer },
      },
    },
    async request =>
      await beginConnect(deps, {
        actor: actorOf(request),
        network: 'mastodon',
        ...omitUndefined(request.body),
      }),
  )

  app.post(
    '/api/v1/channels/connect/mastodon/token',
    {
      schema: {
        tags,
        summary: 'Connect the Mastodon account that an access token belongs to, or connect it again',
        body: mastodonTokenBody,
        response: { 200: chooseAnswer },
      },
    },
    async request => ({
      connected: [
        await connectMastodonByToken(deps, { actor: actorOf(request), ...omitUndefined(request.body) }),
      ],
    }),
  )

  app.get(
    '/api/v1/channels/connect/:id',
    {
      schema: {
        tags,
        summary: 'How an attempt of yours to connect stands',
        params: byId,
        response: { 200: attemptAnswer },
      },
    },
    async request => await connectAttemptOf(deps, actorOf(request), request.params.id),
  )

  app.post(
    '/api/v1/channels/connect/facebook/choose',
    {
      schema: {
        tags,
        summary: 'Connect the Pages chosen among those that Facebook named',
        body: chooseBody,
        response: { 200: chooseAnswer },
      },
    },
    async request => await choosePages(deps, { actor: actorOf(request), ...request.body }),
  )
}
