import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Settings } from '../../config/env.ts'
import { DatelineError, messageOf } from '../core/errors/errors.ts'
import { diskStorage } from '../news/media/disk-storage.ts'
import type { MediaStorage } from '../news/media/media-storage.ts'

/**
 * Where the settings say that media lie. S3-compatible storage is tried at once with a file of its own, so that a
 * wrong bucket or key stops the start and not the first post.
 * @throws DatelineError `unavailable` with one sentence; it holds no key.
 */
export async function openMediaStorage(settings: Settings): Promise<MediaStorage> {
  const { MEDIA_STORAGE, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY } = settings
  if (!MEDIA_STORAGE || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY)
    return diskStorage(join(settings.DATA_DIR, 'media'))
  const endpoint = settings.S3_ENDPOINT ?? `https://s3.${S3_REGION}.amazonaws.com`
  // Loaded only where it is used.
  const { s3Storage } = await import('../news/media/s3-storage.ts')
  const storage = s3Storage({
    endpoint,
    region: S3_REGION,
    ...MEDIA_STORAGE,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  })
  await tryOut(storage).catch(thrown => {
    const { bucket, prefix } = MEDIA_STORAGE
    throw new DatelineError('media-storage-unusable', {
      storage: `s3://${bucket}${prefix && `/${prefix}`}`,
      endpoint,
      reason: messageOf(thrown),
    })
  })
  return storage
}

async function tryOut(storage: MediaStorage): Promise<void> {
  const key = `start/${randomUUID()}`
  await storage.put(key, Buffer.from('Dateline may write here.'), 'text/plain')
  const isThere = await storage.exists(key)
  await storage.delete(key)
  if (!isThere) throw new Error('A file that was just kept is not there.')
}
