import { z } from 'zod'
import { byId, id, moment, named, officeId } from '../parts/fields.ts'
import { operation } from '../parts/operation.ts'
import { cursorMeaning, pageOf, pageQuery } from '../parts/page.ts'
import { severalOf } from '../parts/several.ts'

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

/** Of thumbnails, in pixels: few, so that each is made once for everyone. */
const thumbnailWidths: readonly number[] = [160, 320, 640, 1_280]

const mediaRow = mediaSummary.extend({
  officeId: z.string().nullable().describe('Null for files from before there were quotas'),
  kind: z.enum(['image', 'video']),
  byteCount: z.int(),
  createdBy: named,
  createdAt: moment,
  uses: z.int().describe('In how many news items it stands now, of those that you may read'),
  items: z
    .array(z.object({ id: z.string(), places: z.array(z.string()), beginning: z.string() }))
    .describe('The newest of them, at most three'),
})

export const media = {
  list: operation({
    id: 'media.list',
    method: 'GET',
    path: '/api/v1/media',
    tag: 'media',
    summary: 'The images and videos of offices, with what uses them, newest first',
    command: {
      words: 'media list',
      example: '--office lahore --kind image --used',
      columns: ['mediaId', 'officeId', 'contentType', 'byteCount', 'width', 'height', 'uses', 'createdAt'],
    },
    query: z.strictObject({
      officeId: severalOf(officeId).optional(),
      kind: z.enum(['image', 'video']).optional(),
      used: z
        .enum(['yes', 'no'])
        .optional()
        .describe('In at least one news item that you may read, or in none'),
      ...pageQuery({ most: 100, usual: 50 }),
      cursor: id.optional().describe(cursorMeaning),
    }),
    answers: { 200: pageOf(mediaRow) },
    errors: ['not-found'],
  }),
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
    description:
      'With `width`, a small copy of an image as WebP, made once. Answers have an `ETag`; `If-None-Match` and one `Range` of the whole file are honoured.',
    params: byId,
    query: z.strictObject({
      width: z.coerce
        .number<number | string>()
        .refine(width => thumbnailWidths.includes(width), `must be one of ${thumbnailWidths.join(', ')}`)
        .optional()
        .describe(`Of a small copy of an image, in pixels: ${thumbnailWidths.join(', ')}`),
    }),
    answers: {
      200: { file: ['image/jpeg', 'image/png', 'image/gif', 'image/webp', 'video/mp4'] },
      206: { file: ['image/jpeg', 'image/png', 'image/gif', 'video/mp4'] },
      304: 'nothing',
      416: 'nothing',
    },
    errors: ['not-found', 'too-many-requests'],
  }),
}
