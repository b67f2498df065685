import type { ClientRequestArgs } from 'node:http'
import {
  ApiPartialResponseError,
  ApiRequestError,
  ApiResponseError,
  type IClientSettings,
  TwitterApi,
} from 'twitter-api-v2'
import { z } from 'zod'
import type { Clock } from '../../core/time/clock.ts'
import type { Answer, Headers } from '../answer.ts'
import { agentUntil, mayHaveBeenSent, watchedAgent } from '../connection-watch.ts'
import type { CallOptions, ClocksOfNetwork, Credentials } from '../network.ts'
import { createNetworkClocks } from '../network-clock.ts'
import { sendLimitOf } from '../send-limit.ts'

export interface XSettings {
  /** X's own, `https://api.x.com`, or a simulator's. */
  origin: string
  /** OAuth 2.0; the secret is only there for confidential clients. */
  clientId?: string
  clientSecret?: string
  /** OAuth 1.0a, the other way in: the app's own keys. */
  consumerKey?: string
  consumerSecret?: string
  clock: Clock
}

export interface XRequest {
  method: 'GET' | 'POST' | 'DELETE'
  /** Below `/2/`. */
  path: string
  query?: Record<string, string>
  body?: Record<string, unknown>
  /** How the body travels; JSON when not said. */
  encoding?: 'json' | 'url' | 'form-data'
}

/** Who the request is made for: a channel's keys, or the app itself (token calls). */
type XSigner = { type: 'account'; credentials: Credentials } | { type: 'app' }

export interface XClient {
  /** Makes exactly one request and never throws: what came back, or that nothing did. */
  request(signer: XSigner, request: XRequest, call: CallOptions): Promise<Answer>
  readonly clock: Clock
  readonly clocks: ClocksOfNetwork
}

const api = 'https://api.x.com/2/'

/** The library does not tell which status below 400 it got. */
const someSuccess = 200

/** A client that also reads X's clock in every answer. */
export function createXClient(settings: XSettings): XClient {
  const client = bareClient(settings)
  const clocks = createNetworkClocks(settings.clock)
  return {
    clock: client.clock,
    clocks: { aheadMs: () => clocks.of(settings.origin)?.aheadMs, all: () => clocks.all() },
    request: (signer, request, call) =>
      clocks.reading(settings.origin, () => client.request(signer, request, call)),
  }
}

/**
 * twitter-api-v2 with its traps closed:
 * - it always speaks https, to api.x.com: the address is replaced where another origin is set;
 * - it has no time limit, and `timeout` would count idle time only: an abort signal ends the whole request;
 * - it unzips and parses in event handlers, where `{"errors":[null]}` or a broken gzip stream would end the
 *   process: bodies stay plain text (`forceParseMode`, no compression) and are parsed by us;
 * - an empty 201 would resolve with undefined, a cut one throw: both come out as the text that was received;
 * - the cause of a failed request is only in the hidden `_options.error`;
 * - its debug handler, the one way to a socket or a status, leaves listeners on every kept-alive socket: not used.
 */
function bareClient(settings: XSettings): Omit<XClient, 'clocks'> {
  const origin = new URL(settings.origin)
  const agent = watchedAgent(origin.protocol)

  return {
    clock: settings.clock,
    async request(signer, request, call) {
      const { signal, isTooLate } = sendLimitOf(call)
      if (signal.aborted) return { type: 'no-answer', sent: 'no', cause: 'stopped before it was sent' }
      const options = {
        fullResponse: true as const,
        forceParseMode: 'text' as const,
        enableRateLimitSave: false,
        ...(request.encoding ? { forceBodyMode: request.encoding } : {}),
      }
      try {
        const client = libraryClient(signer, settings, {
          httpAgent: agentUntil(agent, isTooLate),
          compression: 'identity',
          plugins: [redirectTo(origin, signal)],
        })
        const response = await send(client, request, options)
        return { type: 'answer', status: someSuccess, headers: response.headers, body: String(response.data) }
      } catch (thrown) {
        return answerOf(thrown)
      }
    },
  }
}

function libraryClient(
  signer: XSigner,
  { clientId = '', clientSecret, consumerKey = '', consumerSecret = '' }: XSettings,
  options: Partial<IClientSettings>,
): TwitterApi {
  if (signer.type === 'app') {
    return new TwitterApi(clientSecret === undefined ? { clientId } : { clientId, clientSecret }, options)
  }
  const { accessToken, accessSecret } = signer.credentials
  if (accessSecret === undefined) return new TwitterApi(accessToken, options)
  return new TwitterApi(
    { appKey: consumerKey, appSecret: consumerSecret, accessToken, accessSecret },
    options,
  )
}

interface RequestHook {
  computedParams: { url: URL }
  requestOptions: Partial<ClientRequestArgs>
}

function redirectTo(origin: URL, signal: AbortSignal) {
  return {
    onBeforeRequest({ computedParams, requestOptions }: RequestHook) {
      computedParams.url.protocol = origin.protocol
      computedParams.url.host = origin.host
      requestOptions.signal = signal
    },
  }
}

interface SendOptions {
  fullResponse: true
  forceParseMode: 'text'
}

function send(client: TwitterApi, request: XRequest, options: SendOptions) {
  const url = api + request.path
  switch (request.method) {
    case 'GET':
      return client.get(url, request.query ?? {}, options)
    case 'DELETE':
      return client.delete(url, request.query ?? {}, options)
    case 'POST':
      return client.post(url, request.body ?? {}, options)
  }
}

function answerOf(thrown: unknown): Answer {
  if (thrown instanceof ApiResponseError) {
    const headers: Headers = thrown.headers
    return { type: 'answer', status: thrown.code, headers, body: String(thrown.data ?? '') }
  }
  if (thrown instanceof ApiPartialResponseError) {
    const { statusCode = 0, headers } = thrown.response
    return { type: 'answer', status: statusCode, headers, body: thrown.rawContent }
  }
  const request = thrown instanceof ApiRequestError ? thrown.request : undefined
  return { type: 'no-answer', sent: mayHaveBeenSent(request) ? 'perhaps' : 'no', cause: causeOf(thrown) }
}

const hiddenCause = z.object({
  _options: z.object({ error: z.object({ code: z.string().optional(), message: z.string() }) }),
})

/** A short word for the log: the system's code where there is one. `requestError` is always undefined (1.29.1). */
function causeOf(thrown: unknown): string {
  if (!(thrown instanceof ApiRequestError)) return thrown instanceof Error ? thrown.name : 'error'
  const hidden = hiddenCause.safeParse({ _options: Reflect.get(thrown, '_options') })
  if (!hidden.success) return 'request failed'
  const { code, message } = hidden.data._options.error
  return code ?? message
}
