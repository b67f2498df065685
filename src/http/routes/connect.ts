import {
  attemptAnswer,
  beginAnswer,
  beginBody,
  byNetwork,
  chooseAnswer,
  chooseBody,
  tokenBody,
} from '../../api/connect.ts'
import { byId } from '../../api/parts/fields.ts'
import { beginConnect } from '../../channels/connecting/begin-connect.ts'
import { chooseAccounts } from '../../channels/connecting/choose-accounts.ts'
import { connectAttemptOf } from '../../channels/connecting/connect-attempt.view.ts'
import { connectByToken } from '../../channels/connecting/connect-by-token.ts'
import { omitUndefined } from '../../core/omit-undefined.ts'
import type { App, AppDeps } from '../deps.ts'
import { actorOf } from '../plugins/actor.ts'

const tags = ['channels']

/** Connecting an account of any network. What people see on the way back is in connect-pages.ts. */
export function addConnectRoutes(app: App, deps: AppDeps): void {
  app.post(
    '/api/v1/channels/connect/:network',
    {
      schema: {
        tags,
        summary: 'Begin to connect an account: the address at its network where a person lets Dateline in',
        params: byNetwork,
        body: beginBody,
        response: { 200: beginAnswer },
      },
    },
    async request =>
      await beginConnect(deps, {
        actor: actorOf(request),
        ...request.params,
        ...omitUndefined(request.body),
      }),
  )

  app.post(
    '/api/v1/channels/connect/:network/token',
    {
      schema: {
        tags,
        summary: 'Connect the account that an access token belongs to, or connect it again',
        params: byNetwork,
        body: tokenBody,
        response: { 200: chooseAnswer },
      },
    },
    async request => ({
      connected: [
        await connectByToken(deps, {
          actor: actorOf(request),
          ...request.params,
          ...omitUndefined(request.body),
        }),
      ],
    }),
  )

  app.get(
    '/api/v1/channels/connect/attempts/:id',
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
    '/api/v1/channels/connect/:network/choose',
    {
      schema: {
        tags,
        summary: 'Connect the accounts chosen among those that the sign-in opened',
        params: byNetwork,
        body: chooseBody,
        response: { 200: chooseAnswer },
      },
    },
    async request =>
      await chooseAccounts(deps, { actor: actorOf(request), ...request.params, ...request.body }),
  )
}
