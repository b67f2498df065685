import { createHmac } from 'node:crypto'
import axios, { AxiosError, type AxiosRequestConfig } from 'axios'
import type { Clock } from '../../core/clock.ts'
import type { Answer } from '../answer.ts'
import { mayHaveBeenSent, watchedAgent } from '../connection-watch.ts'
import type { CallOptions } from '../network.ts'

export interface FacebookSettings {
  /** Facebook's own, `https://graph.facebook.com`, or a simulator's. */
  origin: string
  /** A call to a version that has ended is silently served by another: `v26.0` is current until 2028. */
  version: `v${number}.${number}`
  appId?: string
  /** With it every call proves that it comes from our own servers (`appsecret_proof`). */
  appSecret?: string
  clock: Clock
}

export interface FacebookRequest {
  method: 'GET' | 'POST' | 'DELETE'
  /** Below the version, without a leading slash. */
  path: string
  parameters: Record<string, string>
  /** The one file of an upload, sent as `source`. */
  file?: { bytes: Uint8Array; contentType: string }
}

export interface FacebookClient {
  /** Makes exactly one request and never throws: what came back, or that nothing did. */
  request(accessToken: string, request: FacebookRequest, call: CallOptions): Promise<Answer>
  readonly clock: Clock
}

/** The largest answer that is read, in bytes: a page of posts is some 100 kB. */
const maxAnswerBytes = 8 * 1024 * 1024

/** axios with redirects, proxies, parsing and status errors off, so that each answer is judged here and only here. */
export function createFacebookClient(settings: FacebookSettings): FacebookClient {
  const base = `${settings.origin.replace(/\/$/, '')}/${settings.version}/`
  const agent = watchedAgent(new URL(base).protocol)

  return {
    clock: settings.clock,
    async request(accessToken, request, call) {
      const limit = AbortSignal.timeout(call.timeoutMs)
      const signal = call.signal ? AbortSignal.any([limit, call.signal]) : limit
      if (signal.aborted) return { type: 'no-answer', sent: 'no', cause: 'stopped before it was sent' }
      const parameters = { ...request.parameters, ...signature(accessToken, settings.appSecret) }
      const config: AxiosRequestConfig = {
        url: base + request.path,
        method: request.method,
        ...bodyOf(request, parameters),
        httpAgent: agent,
        httpsAgent: agent,
        signal,
        maxRedirects: 0,
        proxy: false,
        decompress: false,
        headers: { 'Accept-Encoding': 'identity' },
        maxContentLength: maxAnswerBytes,
        responseType: 'text',
        transformResponse: [(body: unknown) => body],
        validateStatus: () => true,
      }
      try {
        const response = await axios.request<unknown>(config)
        const headers = Object.fromEntries(
          Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), `${value}`]),
        )
        return { type: 'answer', status: response.status, headers, body: String(response.data ?? '') }
      } catch (thrown) {
        return { type: 'no-answer', sent: wasSent(thrown) ? 'perhaps' : 'no', cause: causeOf(thrown) }
      }
    },
  }
}

/** Hex HMAC-SHA256 of the token under the app secret (Meta, "Secure Graph API calls"). */
export function appSecretProof(accessToken: string, appSecret: string): string {
  return createHmac('sha256', appSecret).update(accessToken).digest('hex')
}

function signature(accessToken: string, appSecret: string | undefined): Record<string, string> {
  if (!accessToken) return {}
  if (!appSecret) return { access_token: accessToken }
  return { access_token: accessToken, appsecret_proof: appSecretProof(accessToken, appSecret) }
}

function bodyOf(request: FacebookRequest, parameters: Record<string, string>): AxiosRequestConfig {
  if (request.method !== 'POST') return { params: parameters }
  if (!request.file) return { data: new URLSearchParams(parameters) }
  const form = new FormData()
  for (const [name, value] of Object.entries(parameters)) form.append(name, value)
  const { bytes, contentType } = request.file
  form.append('source', new Blob([new Uint8Array(bytes)], { type: contentType }), 'source')
  return { data: form }
}

function wasSent(thrown: unknown): boolean {
  // An error that does not come from the request itself comes from preparing it, or from reading its answer.
  if (!(thrown instanceof AxiosError) || thrown.request === undefined) return thrown instanceof AxiosError
  return mayHaveBeenSent(thrown.request)
}

/** A short word for the log; never the URL, which holds the token. */
function causeOf(thrown: unknown): string {
  if (thrown instanceof AxiosError) return thrown.code ?? 'request failed'
  return thrown instanceof Error ? thrown.name : 'error'
}
