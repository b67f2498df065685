import { channelsOf } from '../../../channels/channel.view.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { RevisionContent } from '../../../news/news-content.view.ts'
import { gatherMaterials, type PostMaterial } from '../../composing/render-posts.ts'
import type { CalendarDeps } from '../calendar-deps.ts'
import type { NeedsTime } from './intended-outcome.ts'
import type { IntendedPost } from './intended-posts.view.ts'

interface IntendedMaterials {
  materials: PostMaterial[]
  /** Intended posts of which nothing can be made: their channel is gone, or has no language of the item. */
  unfit: NeedsTime[]
}

/** What the intended posts of an item are made from. */
export async function materialsOfIntended(
  deps: CalendarDeps,
  { officeId, content }: { officeId: string; content: RevisionContent },
  intended: readonly IntendedPost[],
): Promise<IntendedMaterials> {
  const channels = await channelsOf(deps.db, officeId)
  const languages = content.variants.map(variant => variant.language)
  const unfit: NeedsTime[] = []
  const channelIds = new Set<string>()
  const wanted: IntendedPost[] = []
  for (const post of intended) {
    const channel = channels.find(each => each.id === post.channelId && each.state !== 'disconnected')
    const own = channel?.languages.filter(language => languages.includes(language)) ?? []
    if (channel && (post.language === null ? own.length > 0 : own.includes(post.language))) {
      channelIds.add(channel.id)
      wanted.push(post)
    } else {
      const { id, channelId, handle, at } = post
      unfit.push({
        intendedPostId: id,
        channelId,
        handle,
        at,
        ...whyUnfit(officeId, post, channel, languages),
      })
    }
  }
  if (wanted.length === 0) return { materials: [], unfit }
  const materials = await gatherMaterials(deps, { officeId, content, channelIds: [...channelIds] })
  const isWanted = ({ channel, language }: PostMaterial) =>
    wanted.some(
      post => post.channelId === channel.id && (post.language === null || post.language === language),
    )
  return { materials: materials.filter(isWanted), unfit }
}

function whyUnfit(
  officeId: string,
  { channelId, language }: IntendedPost,
  channel: { handle: string } | undefined,
  languages: readonly string[],
) {
  const error = channel
    ? new DatelineError('no-channel-for-languages', { officeId, languages: language ?? languages.join(', ') })
    : new DatelineError('channel-not-connected', { channelId, officeId })
  return { code: error.code, reason: error.message }
}
