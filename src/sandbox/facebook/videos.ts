import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { momentOf } from '../../networks/x/snowflake.ts'
import type { SandboxState } from '../state.ts'
import type { SandboxAccount, SandboxMedia, SandboxPost } from '../store.ts'
import { badParameter, refuseAsFacebook } from './answers.ts'

const pieceBytes = 1024 * 1024
/** At most so many uploads begun and not finished; the oldest is forgotten. */
const maxOpen = 100

const phase = z.discriminatedUnion('upload_phase', [
  z.object({ upload_phase: z.literal('start'), file_size: z.coerce.number().int().positive() }),
  z.object({
    upload_phase: z.literal('transfer'),
    upload_session_id: z.string(),
    start_offset: z.coerce.number().int().nonnegative(),
  }),
  z.object({
    upload_phase: z.literal('finish'),
    upload_session_id: z.string(),
    description: z.string().default(''),
    published: z.literal('true').default('true'),
  }),
])

interface OpenVideo {
  accountId: string
  videoId: string
  size: number
  pieces: Buffer[]
  received: number
}

/** POST /{page}/videos by phases, and what GET /{video} says of one, for the Facebook side. */
export function createFacebookVideos(state: SandboxState) {
  const open = new Map<string, OpenVideo>()
  const statusRounds = new Map<string, number>()

  function transfer(video: OpenVideo, from: number, piece: Buffer | undefined, reply: FastifyReply) {
    if (!piece?.length || from !== video.received || from + piece.length > video.size) {
      return refuseAsFacebook(reply, badParameter('video_file_chunk does not continue the upload'))
    }
    video.pieces.push(piece)
    video.received += piece.length
    return offsets(video)
  }

  function finish(session: string, video: OpenVideo, description: string, app: object, reply: FastifyReply) {
    if (video.received < video.size)
      return refuseAsFacebook(reply, badParameter('The upload is not complete'))
    open.delete(session)
    const { videoId: id, accountId, size } = video
    state.store.saveMedia(id, Buffer.concat(video.pieces))
    state.record({ type: 'media', media: { id, accountId, contentType: 'video/mp4', size, altText: '' } })
    statusRounds.set(id, state.settings.mediaStatusRounds)
    // A video that Facebook cannot show never becomes a post.
    if (state.settings.mediaEnds === 'succeeded') {
      const post: SandboxPost = {
        network: 'facebook',
        id: `${accountId}_${state.newId()}`,
        accountId,
        text: description,
        media: [{ id, contentType: 'video/mp4', altText: '' }],
        receivedAt: state.clock.now().getTime(),
        ...app,
      }
      state.record({ type: 'post', post })
    }
    return { success: true }
  }

  return {
    answer(
      reply: FastifyReply,
      page: SandboxAccount,
      given: { parameters: Record<string, string>; piece: Buffer | undefined; app: { app?: string } },
    ) {
      const read = phase.safeParse(given.parameters)
      if (!read.success) return refuseAsFacebook(reply, badParameter(z.prettifyError(read.error)))
      if (read.data.upload_phase === 'start') {
        const session = state.newId()
        const video = {
          accountId: page.externalId,
          videoId: state.newId(),
          size: read.data.file_size,
          pieces: [],
          received: 0,
        }
        open.set(session, video)
        const [oldest] = open.keys()
        if (open.size > maxOpen && oldest) open.delete(oldest)
        return { video_id: video.videoId, upload_session_id: session, ...offsets(video) }
      }
      const session = read.data.upload_session_id
      const video = open.get(session)
      const ageMs = state.clock.now().getTime() - momentOf(session).getTime()
      if (video?.accountId !== page.externalId || ageMs > state.settings.mediaLifeMs) {
        return refuseAsFacebook(reply, badParameter('Unknown upload_session_id'))
      }
      if (read.data.upload_phase === 'transfer') {
        return transfer(video, read.data.start_offset, given.piece, reply)
      }
      return finish(session, video, read.data.description, given.app, reply)
    },

    /** The fields `status` and `post_id` of a video. */
    shown({ id }: SandboxMedia, story: { page_story_id?: string }) {
      const rounds = statusRounds.get(id) ?? 0
      statusRounds.set(id, rounds - 1)
      if (rounds > 0) return { id, status: { video_status: 'processing', processing_progress: 50 } }
      const ended = state.settings.mediaEnds === 'failed' ? 'error' : 'ready'
      const { page_story_id: postId } = story
      return { id, status: { video_status: ended }, ...(postId ? { post_id: postId } : {}) }
    },
  }
}

function offsets({ received, size }: OpenVideo) {
  return { start_offset: `${received}`, end_offset: `${Math.min(received + pieceBytes, size)}` }
}
