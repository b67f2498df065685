import type { AnswerOf } from '../api/client.ts'

/** A post as the API lays it out for a channel, before it is scheduled. */
export type PreviewedPost = AnswerOf<'POST /api/v1/posts/preview'>['posts'][number]
