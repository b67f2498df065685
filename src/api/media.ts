import { z } from 'zod'
import { byId, officeId } from './parts/fields.ts'
import { operation } from './parts/operation.ts'

export const mediaSummary = z.object({
  mediaId: z.string(),
  contentType: z.string(),
  width: z.int(),
  height: z.int(),
  seconds: z.number().optional().describe('How long a video plays'),
})
export type MediaSummary = z.output<typeof mediaSummary>

/** Where a new file belongs. */
export const mediaOffice = z.strictObject({ officeId: officeId.describe('Where you may write news') })

export const media = {
  upload: operation({
    id: 'media.upload',
    method: 'POST',
    path: '/api/v1/media',
    tag: 'media',
    summary: 'Upload an image or a video for news items; it is re-encoded',
    command: { words: 'media upload', example: 'desk.jpg --office lahore' },
    description:
      'JPEG, PNG, WebP and GIF of at most 10 MB; MP4 and MOV with H.264 and AAC, of at most 20 MB and 140 s.',
    query: mediaOffice,
    body: { file: 'any' },
    answers: { 201: mediaSummary },
    errors: ['not-found', 'too-costly', 'too-large', 'quota-exceeded'],
    idempotent: true,
  }),
  show: operation({
    id: 'media.show',
    method: 'GET',
    path: '/api/v1/media/:id',
    tag: 'media',
    summary: 'An image or a video',
    command: { words: 'media show', example: '0199a1b2-0000-7000-8000-000000000000 --out desk.jpg' },
    params: byId,
    answers: { 200: { file: ['image/jpeg', 'image/png', 'image/gif', 'video/mp4'] } },
    errors: ['not-found'],
  }),
}
