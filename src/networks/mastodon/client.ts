import type { Agent } from 'node:http'
import type { mastodon } from 'masto'
import { HttpActionDispatcherHookMastodon } from 'masto/adapters/action/dispatcher-http-hook-mastodon.js'
import { createActionProxy, HttpActionDispatcher } from 'masto/adapters/action/index.js'
import { BaseHttp } from 'masto/adapters/http/index.js'
import { SerializerNativeImpl } from 'masto/adapters/serializers/index.js'
import type { HttpRequestParams } from 'masto/interfaces/http.js'
import type { Clock } from '../../core/time/clock.ts'
import type { Answer } from '../answer.ts'
import { watchedAgent } from '../connection-watch.ts'
import type { Account, CallOptions, ClocksOfNetwork } from '../network.ts'
import { createNetworkClocks } from '../network-clock.ts'
import { requestOnce, type WireRequest } from '../one-request.ts'
import { lookupPublic } from '../public-address.ts'
import { serverOriginOf } from './server-of.ts'

export interface MastodonSettings {
  /** One origin for every account. Without it each is reached at the server it names, at public addresses only. */
  origin?: string
  clock: Clock
}

/** Names one request in masto's words: `api => api.v1.statuses.create({ status })`. */
export type MastodonCall = (api: mastodon.rest.Client) => PromiseLike<unknown>

export interface MastodonClient {
  /** Makes exactly one request and never throws: what came back, or that nothing did. */
  request(account: Account, act: MastodonCall, call: CallOptions): Promise<Answer>
  /** The same for a form that no account sends: what signing in is made of. `server` is a host name. */
  postForm(server: string, path: string, form: Record<string, string>, call: CallOptions): Promise<Answer>
  readonly clock: Clock
  readonly clocks: ClocksOfNetwork
}

/**
 * masto names, types and encodes the calls; the request itself is ours. Its own would
 * - follow redirects, and repeat a POST to wherever a 307 leads;
 * - throw away status, headers and body of an answer whose content type it does not know;
 * - say "fetch failed" whether or not anything was sent;
 * - poll an upload on the wall clock, once a second, for a minute.
 */
export function createMastodonClient(settings: MastodonSettings): MastodonClient {
  // A server's name comes from a person: it may lead anywhere. The setting comes from who runs Dateline.
  const agent = settings.origin
    ? watchedAgent(new URL(settings.origin).protocol)
    : watchedAgent('https:', lookupPublic)
  const originOf = (externalId: string) => settings.origin ?? serverOriginOf(externalId)
  const clocks = createNetworkClocks(settings.clock)
  return {
    clock: settings.clock,
    clocks: {
      aheadMs({ externalId }) {
        const origin = originOf(externalId)
        return origin === undefined ? undefined : clocks.of(origin)?.aheadMs
      },
      all: () => clocks.all(),
    },
    async postForm(server, path, form, call) {
      const origin = originOf(`0@${server}`)
      if (origin === undefined) return withoutServer
      const wire = { method: 'POST', url: origin + path, data: new URLSearchParams(form) }
      return await requestOnce(agent, wire, call)
    },
    async request(account, act, call) {
      const origin = originOf(account.externalId)
      if (origin === undefined) return withoutServer
      const http = new OneRequest(origin, account.credentials.accessToken, agent, call)
      const actions = new HttpActionDispatcher(http, new HttpActionDispatcherHookMastodon(http))
      return await clocks.reading(origin, () =>
        answered(() => act(createActionProxy<mastodon.rest.Client>(actions, { context: ['api'] }))),
      )
    },
  }
}

async function answered(act: () => PromiseLike<unknown>): Promise<Answer> {
  try {
    await act()
  } catch (thrown) {
    if (thrown instanceof Answered) return thrown.answer
    return { type: 'no-answer', sent: 'no', cause: thrown instanceof Error ? thrown.name : 'error' }
  }
  return { type: 'no-answer', sent: 'no', cause: 'no request was made' }
}

const withoutServer = { type: 'no-answer', sent: 'no', cause: 'account without a server' } as const

/** Carries the answer past masto, which does nothing with what is thrown: no polling, no change of names. */
class Answered extends Error {
  readonly answer: Answer

  constructor(answer: Answer) {
    super('answered')
    this.answer = answer
  }
}

const serializer = new SerializerNativeImpl()

class OneRequest extends BaseHttp {
  readonly #origin: string
  readonly #accessToken: string
  readonly #agent: Agent
  readonly #call: CallOptions

  constructor(origin: string, accessToken: string, agent: Agent, call: CallOptions) {
    super()
    this.#origin = origin
    this.#accessToken = accessToken
    this.#agent = agent
    this.#call = call
  }

  override async request(params: HttpRequestParams): Promise<never> {
    const headers: Record<string, string> = { authorization: `Bearer ${this.#accessToken}` }
    new Headers(params.requestInit?.headers).forEach((value, name) => {
      headers[name] = value
    })
    const search = typeof params.search === 'object' ? serializer.serialize('querystring', params.search) : ''
    const wire = {
      method: params.method,
      url: `${this.#origin}${params.path}${search ? `?${search}` : ''}`,
      ...bodyOf(params, headers),
    }
    throw new Answered(await requestOnce(this.#agent, wire, this.#call))
  }
}

function bodyOf(
  { body, encoding }: HttpRequestParams,
  headers: Record<string, string>,
): Partial<WireRequest> {
  if (body === undefined) return { headers }
  if (encoding !== 'multipart-form') {
    return {
      data: serializer.serialize('json', body),
      headers: { ...headers, 'content-type': 'application/json' },
    }
  }
  const form = new FormData()
  for (const [name, value] of Object.entries(body)) {
    if (value instanceof Blob) form.append(name, value, 'file')
    else if (value !== undefined && value !== null) form.append(name, String(value))
  }
  return { data: form, headers }
}
