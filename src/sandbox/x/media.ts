import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { readMultipart } from '../multipart.ts'
import type { SandboxState } from '../state.ts'
import { invalidRequest, refusals, refuse, type XLimits } from './answers.ts'
import type { AskingAccount } from './posts.ts'
import { mediaKey } from './text.ts'

const mediaTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'video/mp4'] as const
/** What each category may hold: types, and bytes at most. */
const categories = {
  tweet_image: { types: /^image\//, bytes: 5 * 1024 * 1024 },
  tweet_gif: { types: /^image\/gif$/, bytes: 15 * 1024 * 1024 },
  tweet_video: { types: /^video\/mp4$/, bytes: 512 * 1024 * 1024 },
}
/** Calls in 15 minutes (docs.x.com, rate limits). */
const quota = { append: 1875, metadata: 500 }
/** At most so many uploads begun and not finished; the oldest is forgotten. */
const maxOpen = 500

const initialize = z.strictObject({
  media_type: z.enum(mediaTypes),
  total_bytes: z.number().int().positive(),
  media_category: z.enum(['tweet_image', 'tweet_gif', 'tweet_video']).default('tweet_image'),
  shared: z.boolean().optional(),
  additional_owners: z.array(z.string()).optional(),
})

interface OpenUpload {
  accountId: string
  contentType: string
  totalBytes: number
  chunks: Map<number, Buffer>
  statusRounds: number
}

/** /2/media/upload/initialize, append, finalize, STATUS and /2/media/metadata as X answers them. */
export function addXMedia(
  server: FastifyInstance,
  state: SandboxState,
  limits: XLimits,
  asking: AskingAccount,
): void {
  const open = new Map<string, OpenUpload>()

  server.post('/2/media/upload/initialize', (request, reply) => {
    const read = initialize.safeParse(request.body)
    if (!read.success) return refuse(reply, invalidRequest(...read.error.issues.map(issue => issue.message)))
    const { media_type: contentType, total_bytes: totalBytes, media_category: category } = read.data
    const { types, bytes: most } = categories[category]
    if (!types.test(contentType)) return refuse(reply, invalidRequest(`$.media_type: not for ${category}`))
    if (totalBytes > most) return refuse(reply, invalidRequest(`$.total_bytes: at most ${most} are allowed`))
    const id = state.newId()
    const { externalId: accountId } = asking(request)
    open.set(id, { accountId, contentType, totalBytes, chunks: new Map(), statusRounds: 0 })
    const [oldest] = open.keys()
    if (open.size > maxOpen && oldest) open.delete(oldest)
    return { data: { id, media_key: mediaKey(id), expires_after_secs: 86_400 } }
  })

  server.post<{ Params: { id: string } }>('/2/media/upload/:id/append', (request, reply) => {
    const { externalId } = asking(request)
    if (!limits.count(reply, externalId, 'POST append', quota.append))
      return refuse(reply, refusals.tooManyRequests)
    const upload = open.get(request.params.id)
    if (upload?.accountId !== externalId) return refuse(reply, invalidRequest('Unknown media id'))
    const chunk = chunkIn(request.headers['content-type'] ?? '', request.body)
    if (!chunk) return refuse(reply, invalidRequest('append needs `media` and `segment_index` 0 to 999'))
    upload.chunks.set(chunk.index, chunk.bytes)
    return { data: { expires_at: Math.floor(state.clock.now().getTime() / 1000) + 86_400 } }
  })

  server.post<{ Params: { id: string } }>('/2/media/upload/:id/finalize', (request, reply) => {
    const { id } = request.params
    if (!z.record(z.string(), z.unknown()).safeParse(request.body).success) {
      return refuse(reply, invalidRequest('Request body must be a JSON object.'))
    }
    const upload = open.get(id)
    if (upload?.accountId !== asking(request).externalId)
      return refuse(reply, invalidRequest('Unknown media id'))
    const bytes = Buffer.concat([...upload.chunks].sort(([a], [b]) => a - b).map(([, chunk]) => chunk))
    if (bytes.length !== upload.totalBytes) {
      return refuse(reply, invalidRequest(`${bytes.length} bytes came, ${upload.totalBytes} were announced`))
    }
    state.store.saveMedia(id, bytes)
    const { accountId, contentType } = upload
    state.record({ type: 'media', media: { id, accountId, contentType, size: bytes.length, altText: '' } })
    upload.chunks.clear()
    return { data: { ...described(id, bytes.length), ...processing(upload, state) } }
  })

  server.get('/2/media/upload', (request, reply) => {
    const query = z
      .object({ media_id: z.string(), command: z.literal('STATUS').optional() })
      .safeParse(request.query)
    const media = query.success ? state.media(query.data.media_id) : undefined
    if (!media) return refuse(reply, invalidRequest('Unknown media id'))
    const upload = open.get(media.id)
    if (upload) upload.statusRounds += 1
    const info = upload ? processing(upload, state) : { processing_info: { state: 'succeeded' } }
    return { data: { ...described(media.id, media.size), ...info } }
  })

  server.post('/2/media/metadata', (request, reply) => {
    const { externalId } = asking(request)
    if (!limits.count(reply, externalId, 'POST metadata', quota.metadata))
      return refuse(reply, refusals.tooManyRequests)
    const read = metadata.safeParse(request.body)
    if (!read.success) return refuse(reply, invalidRequest(...read.error.issues.map(issue => issue.message)))
    const media = state.media(read.data.id)
    if (media?.accountId !== externalId) return refuse(reply, invalidRequest('Unknown media id'))
    const altText = read.data.metadata.alt_text.text
    state.record({ type: 'media', media: { ...media, altText } })
    return { data: { id: media.id, associated_metadata: { alt_text: { text: altText } } } }
  })
}

const metadata = z.strictObject({
  id: z.string().regex(/^[0-9]{1,19}$/),
  metadata: z.strictObject({ alt_text: z.strictObject({ text: z.string().max(1000) }) }),
})

function described(id: string, size: number) {
  return { id, media_key: mediaKey(id), size, expires_after_secs: 86_400 }
}

/** Files usually are done at once, and then X says nothing about it. */
function processing({ statusRounds }: OpenUpload, { settings }: SandboxState) {
  const rounds = settings.mediaStatusRounds
  if (rounds === 0) return {}
  if (statusRounds >= rounds && settings.mediaEnds === 'failed') {
    const error = { code: 1, name: 'InvalidMedia', message: 'Unsupported format' }
    return { processing_info: { state: 'failed', progress_percent: 12, error } }
  }
  if (statusRounds >= rounds) return { processing_info: { state: 'succeeded', progress_percent: 100 } }
  // As seen: `pending` sometimes comes without check_after_secs.
  if (statusRounds === 0) return { processing_info: { state: 'pending' } }
  return { processing_info: { state: 'in_progress', progress_percent: 50, check_after_secs: 1 } }
}

function chunkIn(contentType: string, body: unknown): { index: number; bytes: Buffer } | undefined {
  if (Buffer.isBuffer(body) && contentType.startsWith('multipart/form-data')) {
    const parts = readMultipart(contentType, body)
    const bytes = parts.find(part => part.name === 'media')?.bytes
    const index = segment.safeParse(parts.find(part => part.name === 'segment_index')?.bytes.toString())
    return bytes && index.success ? { index: index.data, bytes } : undefined
  }
  const read = z.object({ segment_index: segment, media: z.string() }).safeParse(body)
  return read.success
    ? { index: read.data.segment_index, bytes: Buffer.from(read.data.media, 'base64') }
    : undefined
}

const segment = z.coerce.number().int().min(0).max(999)
