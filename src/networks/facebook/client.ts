import { createHmac } from 'node:crypto'
import type { Clock } from '../../core/time/clock.ts'
import type { Answer } from '../answer.ts'
import { watchedAgent } from '../connection-watch.ts'
import type { CallOptions, ClocksOfNetwork } from '../network.ts'
import { createNetworkClocks } from '../network-clock.ts'
import { requestOnce, type WireRequest } from '../one-request.ts'

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
  /** The one file of an upload, sent as `source` when left out. */
  file?: { bytes: Uint8Array; contentType: string; field?: 'source' | 'video_file_chunk' }
}

export interface FacebookClient {
  /** Makes exactly one request and never throws: what came back, or that nothing did. */
  request(accessToken: string, request: FacebookRequest, call: CallOptions): Promise<Answer>
  readonly clock: Clock
  readonly clocks: ClocksOfNetwork
}

/** One place for the version, the proof and the form of every request. */
export function createFacebookClient(settings: FacebookSettings): FacebookClient {
  const base = `${settings.origin.replace(/\/$/, '')}/${settings.version}/`
  const agent = watchedAgent(new URL(base).protocol)
  const clocks = createNetworkClocks(settings.clock)

  return {
    clock: settings.clock,
    clocks: { aheadMs: () => clocks.of(settings.origin)?.aheadMs, all: () => clocks.all() },
    async request(accessToken, request, call) {
      const parameters = { ...request.parameters, ...signature(accessToken, settings.appSecret) }
      const wire = { method: request.method, url: base + request.path, ...bodyOf(request, parameters) }
      return await clocks.reading(settings.origin, () => requestOnce(agent, wire, call))
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

function bodyOf(
  request: FacebookRequest,
  parameters: Record<string, string>,
): Pick<WireRequest, 'params' | 'data'> {
  if (request.method !== 'POST') return { params: parameters }
  if (!request.file) return { data: new URLSearchParams(parameters) }
  const form = new FormData()
  for (const [name, value] of Object.entries(parameters)) form.append(name, value)
  const { bytes, contentType, field = 'source' } = request.file
  form.append(field, new Blob([new Uint8Array(bytes)], { type: contentType }), field)
  return { data: form }
}
