import type { Agent } from 'node:http'
import type { AxiosError, AxiosRequestConfig } from 'axios'
import type { Answer } from './answer.ts'
import { agentUntil, mayHaveBeenSent } from './connection-watch.ts'
import type { CallOptions } from './network.ts'
import { sendLimitOf } from './send-limit.ts'

/** A request as it goes over the wire. */
export interface WireRequest {
  method: string
  url: string
  params?: Record<string, string>
  data?: URLSearchParams | FormData | string
  headers?: Record<string, string>
}

/** The largest answer that is read, in bytes: a page of posts is some 100 kB. */
const maxAnswerBytes = 8 * 1024 * 1024

/**
 * Makes exactly one request over a `watchedAgent` and never throws: what came back, or that nothing did. axios with
 * redirects, proxies, parsing and status errors off, so that each answer is judged by the adapter and only there.
 */
export async function requestOnce(agent: Agent, wire: WireRequest, call: CallOptions): Promise<Answer> {
  const { signal, isTooLate } = sendLimitOf(call)
  const agentInTime = agentUntil(agent, isTooLate)
  // Sixty modules that a start need not wait for.
  const { default: axios } = await import('axios')
  if (signal.aborted) return { type: 'no-answer', sent: 'no', cause: 'stopped before it was sent' }
  const config: AxiosRequestConfig = {
    ...wire,
    httpAgent: agentInTime,
    httpsAgent: agentInTime,
    signal,
    maxRedirects: 0,
    proxy: false,
    decompress: false,
    headers: { 'Accept-Encoding': 'identity', ...wire.headers },
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
}

function wasSent(thrown: unknown): boolean {
  // An error that does not come from the request itself comes from preparing it, or from reading its answer.
  if (!isAxiosError(thrown) || thrown.request === undefined) return isAxiosError(thrown)
  return mayHaveBeenSent(thrown.request)
}

/** As axios itself tells its errors. */
function isAxiosError(thrown: unknown): thrown is AxiosError {
  return typeof thrown === 'object' && thrown !== null && 'isAxiosError' in thrown
}

/** A short word for the log; never the URL, which may hold a token. */
function causeOf(thrown: unknown): string {
  if (isAxiosError(thrown)) return thrown.code ?? 'request failed'
  return thrown instanceof Error ? thrown.name : 'error'
}
