import { Readable } from 'node:stream'
import pRetry from 'p-retry'
import { S3mini, S3NetworkError, S3ServiceError } from 's3mini'
import { DatelineError } from '../../core/errors/errors.ts'
import { checkedKey, type MediaStorage } from './media-storage.ts'

export interface S3Place {
  /** The origin of the service; the bucket is named in the path, which every S3-compatible service takes. */
  endpoint: string
  region: string
  bucket: string
  /** What stands before every key, without slashes at its ends; may be empty. */
  prefix: string
  accessKeyId: string
  secretAccessKey: string
}

/** The longest that one file may take, in milliseconds. */
const patienceMs = 60_000

/** After 200 ms, and after a second more; each of the four calls may be repeated freely. */
const retries = { retries: 2, minTimeout: 200, factor: 5 }

/** Media in S3-compatible storage. Its calls throw DatelineError `unavailable` when it refuses or does not answer. */
export function s3Storage(place: S3Place): MediaStorage {
  const { endpoint, region, bucket, prefix, accessKeyId, secretAccessKey } = place
  const client = new S3mini({
    endpoint: `${endpoint}/${bucket}`,
    region,
    accessKeyId,
    secretAccessKey,
    requestAbortTimeout: patienceMs,
  })
  const objectOf = (key: string) => (prefix ? `${prefix}/${checkedKey(key)}` : checkedKey(key))
  return {
    async put(key, bytes, contentType) {
      const object = objectOf(key)
      await asked('keep', () => client.putObject(object, bytes, contentType))
    },
    async get(key) {
      const object = objectOf(key)
      const answer = await asked('give', () => client.getObjectResponse(object))
      if (!answer) return undefined
      return answer.body ? Readable.fromWeb(answer.body) : Readable.from([])
    },
    async exists(key) {
      const object = objectOf(key)
      return (await asked('find', () => client.objectExists(object))) === true
    },
    async delete(key) {
      const object = objectOf(key)
      await asked('delete', () => client.deleteObject(object))
    },
  }
}

async function asked<Value>(what: string, call: () => Promise<Value>): Promise<Value> {
  try {
    return await pRetry(call, { ...retries, shouldRetry: ({ error }) => mayPass(error) })
  } catch (thrown) {
    throw refusal(what, thrown)
  }
}

function mayPass(thrown: unknown): boolean {
  return !(thrown instanceof S3ServiceError) || thrown.status >= 500 || thrown.status === 429
}

/** Says only status and code: the body of a refused signature repeats parts of the request. */
function refusal(what: string, thrown: unknown): DatelineError {
  const why =
    thrown instanceof S3ServiceError
      ? `it answered ${thrown.status} ${thrown.serviceCode ?? ''}`.trim()
      : `it does not answer (${reasonOf(thrown)})`
  return new DatelineError('media-storage-failed', { action: what, reason: why })
}

function reasonOf(thrown: unknown): string {
  if (thrown instanceof S3NetworkError) return thrown.code ?? 'network error'
  const cause = thrown instanceof Error ? thrown.cause : undefined
  if (cause instanceof Error && 'code' in cause) return String(cause.code)
  return thrown instanceof Error ? thrown.name : 'unknown'
}
