import type { SandboxState } from '../state.ts'
import type { SandboxAccount, SandboxPost } from '../store.ts'
import { limitOf } from './parameters.ts'
import { shownFields } from './shapes.ts'

/** A page of the posts of a Page, newest first. `path` leads to the next one. */
export function listPosts(
  state: SandboxState,
  page: SandboxAccount,
  parameters: Record<string, string>,
  path: string,
) {
  const limit = limitOf(parameters)
  const all = state.postsOf('facebook', page.externalId).filter(post => post.parent === undefined)
  const shown: SandboxPost[] = []
  let index = Number(parameters.after ?? all.length) - 1
  for (; index >= 0 && shown.length < limit; index -= 1) {
    const post = all[index]
    if (post && visiblePost(state, post.id)) shown.push(post)
  }
  const fields = parameters.fields ?? 'id,message,created_time'
  const after = `${index + 1}`
  return {
    data: shown.map(post => shownFields(post, fields)),
    ...(shown.length
      ? {
          paging: {
            cursors: { before: `${all.length}`, after },
            ...(index >= 0 ? { next: `https://graph.facebook.com/${path}?after=${after}` } : {}),
          },
        }
      : {}),
  }
}

/** A post that reads show: they lag behind writes. */
export function visiblePost(state: SandboxState, id: string): SandboxPost | undefined {
  const post = postNamed(state, id)
  if (!post) return undefined
  return state.clock.now().getTime() - post.receivedAt >= state.settings.readLagMs ? post : undefined
}

/** A post that this Page may change, from the moment it was made. */
export function ownPost(state: SandboxState, page: SandboxAccount, id: string): SandboxPost | undefined {
  const post = postNamed(state, id)
  return post?.accountId === page.externalId ? post : undefined
}

/** The post that shows a photo or video, as a field of that file. */
export function storyOf(state: SandboxState, page: SandboxAccount, photoId: string) {
  const post = state
    .postsOf('facebook', page.externalId)
    .findLast(each => each.deletedAt === undefined && each.media.some(({ id }) => id === photoId))
  return post ? { page_story_id: post.id } : {}
}

/** The post of an id: its own, or that of its video. */
function postNamed(state: SandboxState, id: string): SandboxPost | undefined {
  const video = state.media(id)
  const post = video?.contentType.startsWith('video/')
    ? state.postsOf('facebook', video.accountId).findLast(each => each.media.some(file => file.id === id))
    : state.post(id)
  return post?.network === 'facebook' && post.deletedAt === undefined ? post : undefined
}
