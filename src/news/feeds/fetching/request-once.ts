import dns from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { DatelineError } from '../../../core/errors/errors.ts'
import { isPublicAddress, lookupPublic } from '../../../networks/public-address.ts'

export interface HopRequest {
  url: URL
  headers: Record<string, string>
  /** Over all: names, connecting, TLS, head and body, in milliseconds. */
  withinMs: number
  /** Of the body, as it comes and decompressed, in bytes. */
  mostBytes: number
  /** Its address may be one of a private network. */
  mayBePrivate: boolean
  signal: AbortSignal
}

export interface HopAnswer {
  status: number
  headers: http.IncomingHttpHeaders
  /** Empty where the status has none that is read. */
  body: Uint8Array
}

/**
 * One GET, on a connection of its own: the address that was found to be public is the one connected to, also for a name
 * that leads elsewhere a moment later.
 * @throws DatelineError `feed-not-public`, `feed-unreachable`, `feed-answer-too-large`, `feed-answer-broken`; what the
 * signal gives when it stops the request.
 */
export async function requestOnce(request: HopRequest): Promise<HopAnswer> {
  const { url, withinMs, signal } = request
  assertPublicLiteral(request)
  const late = AbortSignal.timeout(withinMs)
  try {
    const response = await headOf(request, AbortSignal.any([late, signal]))
    const status = response.statusCode ?? 0
    if (status === 200) return { status, headers: response.headers, body: await bodyOf(response, request) }
    response.destroy()
    return { status, headers: response.headers, body: new Uint8Array() }
  } catch (thrown) {
    signal.throwIfAborted()
    if (thrown instanceof DatelineError) throw thrown
    const code = codeOf(thrown)
    if (code === 'ENOTPUBLIC') throw notPublic(url)
    if (!late.aborted && code.startsWith('Z_'))
      throw new DatelineError('feed-answer-broken', { host: url.host, reason: 'it cannot be decompressed' })
    const reason = late.aborted
      ? `it took longer than ${Math.ceil(withinMs / 100) / 10} seconds`
      : reasonOf(code)
    throw new DatelineError('feed-unreachable', { host: url.host, reason })
  }
}

/** An address in figures is connected to without a look-up. */
function assertPublicLiteral({ url, mayBePrivate }: HopRequest): void {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!mayBePrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw notPublic(url)
}

async function headOf(
  { url, headers, mayBePrivate }: HopRequest,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>()
  const lookup: LookupFunction = mayBePrivate ? dns.lookup : lookupPublic
  const { request } = url.protocol === 'https:' ? https : http
  request(url, { agent: false, lookup, headers, signal }, resolve).on('error', reject).end()
  return await promise
}

async function bodyOf(response: http.IncomingMessage, { url, mostBytes }: HopRequest): Promise<Uint8Array> {
  const packing = response.headers['content-encoding']?.trim().toLowerCase() ?? ''
  const chunks: Uint8Array[] = []
  const most = bounded(url, mostBytes)
  const collect = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of most(source)) chunks.push(chunk)
  }
  if (/^(x-)?gzip$/.test(packing)) await pipeline(response, bounded(url, mostBytes), createGunzip(), collect)
  else if (packing === '' || packing === 'identity') await pipeline(response, collect)
  else {
    response.destroy()
    const reason = `its encoding "${packing.slice(0, 40)}" is not supported`
    throw new DatelineError('feed-answer-broken', { host: url.host, reason })
  }
  return Buffer.concat(chunks)
}

function bounded(url: URL, mostBytes: number) {
  return async function* (source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let bytes = 0
    for await (const chunk of source) {
      bytes += chunk.byteLength
      if (bytes > mostBytes)
        throw new DatelineError('feed-answer-too-large', {
          host: url.host,
          mostMegabytes: mostBytes / 1024 / 1024,
        })
      yield chunk
    }
  }
}

function notPublic(url: URL): DatelineError {
  return new DatelineError('feed-not-public', { host: url.host })
}

function codeOf(thrown: unknown): string {
  // Several addresses of a name that all fail are one error of many.
  const first = thrown instanceof AggregateError ? thrown.errors[0] : thrown
  return String(Object(first).code ?? '')
}

const reasons: Record<string, string> = {
  ENOTFOUND: 'the name is not known',
  EAI_AGAIN: 'the name could not be looked up',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was interrupted',
  ERR_STREAM_PREMATURE_CLOSE: 'the connection was interrupted',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not complete',
}

function reasonOf(code: string): string {
  if (code.startsWith('HPE_')) return 'its answer is not HTTP'
  return reasons[code] ?? `the connection failed${code === '' ? '' : ` (${code})`}`
}
