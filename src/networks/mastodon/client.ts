import type { Agent } from 'node:http'
import type { mastodon } from 'masto'
import { HttpActionDispatcherHookMastodon } from 'masto/adapters/action/dispatcher-http-hook-mastodon.js'
import { createActionProxy, HttpActionDispatcher } from 'masto/adapters/action/index.js'
import { BaseHttp } from 'masto/adapters/http/index.js'
import { SerializerNativeImpl } from 'masto/adapters/serializers/index.js'
import type { HttpRequestParams } from 'masto/interfaces/http.js'
import type { Clock } from '../../core/clock.ts'
import type { Answer } from '../answer.ts'
import { watchedAgent } from '../connection-watch.ts'
import type { Account, CallOptions } from '../network.ts'
import { requestOnce, type WireRequest } from '../one-request.ts'
import { serverOriginOf } from './server-of.ts'

export interface MastodonSettings {
  /** A simulator's origin, for every account. Without it each account is reached at the server it names. */
  origin?: string
  clock: Clock
}

/** Names one request in masto's words: `api => api.v1.statuses.create({ status })`. */
export type MastodonCall = (api: mastodon.rest.Client) => PromiseLike<unknown>

export interface MastodonClient {
  /** Makes exactly one request and never throws: what came back, or that nothing did. */
  request(account: Account, act: MastodonCall, call: CallOptions): Promise<Answer>
  readonly clock: Clock
}

/**
 * masto names, types and encodes the calls; the request itself is ours. Its own would
 * - follow redirects, and repeat a POST to wherever a 307 leads;
 * - throw away status, headers and body of an answer whose content type it does not know;
 * - say "fetch failed" whether or not anything was sent;
 * - poll an upload on the wall clock, once a second, for a minute.
 */
export function createMastodonClient(settings: MastodonSettings): MastodonClient {
  const agents = { 'http:': watchedAgent('http:'), 'https:': watchedAgent('https:') }
  return {
    clock: settings.clock,
    async request(account, act, call) {
      const origin = settings.origin ?? serverOriginOf(account.externalId)
      if (origin === undefined) return { type: 'no-answer', sent: 'no', cause: 'account without a server' }
      const agent = origin.startsWith('http:') ? agents['http:'] : agents['https:']
      const http = new OneRequest(origin, account.credentials.accessToken, agent, call)
      const actions = new HttpActionDispatcher(http, new HttpActionDispatcherHookMastodon(http))
      try {
        await act(createActionProxy<mastodon.rest.Client>(actions, { context: ['api'] }))
      } catch (thrown) {
        if (thrown instanceof Answered) return thrown.answer
        return { type: 'no-answer', sent: 'no', cause: thrown instanceof Error ? thrown.name : 'error' }
      }
      return { type: 'no-answer', sent: 'no', cause: 'no request was made' }
    },
  }
}

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
