import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

export interface S3Server {
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
  /** What lies in the bucket, by key. */
  objects: Map<string, { bytes: Buffer; contentType: string }>
  /** `PUT key`, as they came, refused ones too. */
  requests: string[]
  /** The next requests are answered so: a status, a connection that is cut, or half of the file and then a cut. */
  failNext(...faults: (number | 'cut' | 'half')[]): void
  close(): Promise<void>
}

const region = 'eu-test-1'
const bucket = 'pictures'
const accessKeyId = 'DATELINETESTKEY'
const secretAccessKey = 'not+a/real/secret'

/** S3 as far as four calls need it, on loopback. Every signature is worked out anew from the request that came. */
export async function startS3(): Promise<S3Server> {
  const objects: S3Server['objects'] = new Map()
  const requests: string[] = []
  const faults: (number | 'cut' | 'half')[] = []
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(request)
    const url = new URL(request.url ?? '/', 'http://localhost')
    const [, inPath = '', ...rest] = decodeURIComponent(url.pathname).split('/')
    const key = rest.join('/')
    requests.push(`${request.method} ${key}`)
    const fault = faults.shift()
    if (fault === 'cut') return void request.socket.destroy()
    if (typeof fault === 'number') return refuse(response, fault, 'InternalError')
    const wrong = faultOfSignature(request, url, body)
    if (wrong) return refuse(response, 403, wrong)
    if (inPath !== bucket) return refuse(response, 404, 'NoSuchBucket')
    const object = objects.get(key)
    if (request.method === 'PUT') {
      objects.set(key, { bytes: body, contentType: request.headers['content-type'] ?? '' })
      return void response.writeHead(200, { etag: '"x"' }).end()
    }
    if (request.method === 'DELETE') {
      objects.delete(key)
      return void response.writeHead(204).end()
    }
    if (!object) return refuse(response, 404, 'NoSuchKey')
    response.writeHead(200, { 'content-type': object.contentType, 'content-length': object.bytes.length })
    if (request.method === 'HEAD') return void response.end()
    if (fault !== 'half') return void response.end(object.bytes)
    response.write(object.bytes.subarray(0, object.bytes.length / 2), () => request.socket.destroy())
  }

  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!address || typeof address === 'string') throw new Error('no port was given')
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    region,
    bucket,
    accessKeyId,
    secretAccessKey,
    objects,
    requests,
    failNext: (...next) => void faults.push(...next),
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`
  response.writeHead(status, { 'content-type': 'application/xml' }).end(xml)
}

const authorisation =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/

/** The code that S3 would refuse the request with; undefined where it is signed as it must be. */
function faultOfSignature(request: IncomingMessage, url: URL, body: Buffer): string | undefined {
  const [, keyId, day = '', scopeRegion = '', names = '', signature] =
    authorisation.exec(request.headers.authorization ?? '') ?? []
  if (!signature) return 'AccessDenied'
  if (keyId !== accessKeyId) return 'InvalidAccessKeyId'
  if (scopeRegion !== region) return 'AuthorizationHeaderMalformed'
  const moment = headerOf(request, 'x-amz-date')
  const sent = Date.parse(moment.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (!(Math.abs(sent - Date.now()) < 15 * 60_000) || !moment.startsWith(day)) return 'RequestTimeTooSkewed'
  const signedNames = names.split(';')
  const mustSign = ['host', ...Object.keys(request.headers).filter(name => name.startsWith('x-amz-'))]
  if (mustSign.some(name => !signedNames.includes(name))) return 'AccessDenied'
  const payload = headerOf(request, 'x-amz-content-sha256')
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== createHash('sha256').update(body).digest('hex'))
    return 'XAmzContentSHA256Mismatch'
  const expected = signatureOf({
    method: request.method ?? '',
    path: url.pathname,
    query: [...url.searchParams],
    headers: signedNames.map(name => [name, headerOf(request, name)]),
    payload,
    moment,
    region,
    secretAccessKey,
  })
  return expected === signature ? undefined : 'SignatureDoesNotMatch'
}

function headerOf(request: IncomingMessage, name: string): string {
  return String(request.headers[name] ?? '')
}

/**
 * AWS Signature Version 4 of a request, from its description in the S3 API reference ("Signature Calculations for the
 * Authorization Header"); our own, so that it shares no fault with the client.
 */
export function signatureOf(request: {
  method: string
  /** As it stands in the request line. */
  path: string
  query: [string, string][]
  /** The signed ones, sorted by name. */
  headers: [string, string][]
  payload: string
  /** `20130524T000000Z` */
  moment: string
  region: string
  secretAccessKey: string
}): string {
  const day = request.moment.slice(0, 8)
  const scope = `${day}/${request.region}/s3/aws4_request`
  const query = request.query
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&')
  const canonical = [
    request.method,
    request.path,
    query,
    ...request.headers.map(([name, value]) => `${name}:${value.trim()}`),
    '',
    request.headers.map(([name]) => name).join(';'),
    request.payload,
  ].join('\n')
  const hash = createHash('sha256').update(canonical).digest('hex')
  const steps = [day, request.region, 's3', 'aws4_request']
  const key = steps.reduce<string | Buffer>(
    (secret, step) => createHmac('sha256', secret).update(step).digest(),
    `AWS4${request.secretAccessKey}`,
  )
  return createHmac('sha256', key)
    .update(['AWS4-HMAC-SHA256', request.moment, scope, hash].join('\n'))
    .digest('hex')
}
