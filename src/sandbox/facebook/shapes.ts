import twitterText from 'twitter-text'
import { type Growth, growthOf } from '../growth.ts'
import type { SandboxPost } from '../store.ts'

/** The insights that are valid today; the rest of them ended in 2025 and 2026. */
const metrics: Record<string, (grown: Growth, post: SandboxPost) => number | Record<string, number>> = {
  post_media_view: grown => grown.views,
  post_total_media_view_unique: grown => grown.reach,
  post_clicks: grown => grown.linkClicks + grown.otherClicks,
  post_clicks_by_type: (grown, { link, media }) => ({
    ...(link ? { 'link clicks': grown.linkClicks } : {}),
    ...(media.length ? { 'photo view': grown.linkClicks } : {}),
    'other clicks': grown.otherClicks + (link || media.length ? 0 : grown.linkClicks),
  }),
  post_reactions_like_total: grown => grown.likes - Math.floor(grown.likes / 5),
  post_reactions_love_total: grown => Math.floor(grown.likes / 5),
  post_reactions_wow_total: () => 0,
  post_reactions_haha_total: () => 0,
  post_reactions_sorry_total: () => 0,
  post_reactions_anger_total: () => 0,
  post_activity_by_action_type: grown => ({
    share: grown.reposts,
    like: grown.likes,
    comment: grown.replies,
  }),
  post_video_views: () => 0,
}

export const knownMetrics: ReadonlySet<string> = new Set(Object.keys(metrics))

/** One entry of an insights answer. */
export function insightsOf(post: SandboxPost, metric: string, now: Date) {
  const value = metrics[metric]?.(growthAt(post, now), post) ?? 0
  return {
    name: metric,
    period: 'lifetime',
    values: [{ value }],
    title: metric,
    id: `${post.id}/insights/${metric}/lifetime`,
  }
}

/** The asked fields of a post, as far as the sandbox knows them. */
export function shownFields(post: SandboxPost, fields: string) {
  const asks = (name: string) => new RegExp(`(^|,)${name}($|[,{.(])`).test(fields)
  return {
    id: post.id,
    ...(asks('message') && post.text ? { message: post.text } : {}),
    ...(asks('created_time') ? { created_time: facebookTime(post.receivedAt) } : {}),
    ...(asks('permalink_url') ? { permalink_url: `https://www.facebook.com/${post.id}` } : {}),
    ...(asks('is_published') ? { is_published: true } : {}),
    ...(asks('attachments') && hasAttachments(post) ? { attachments: attachmentsOf(post) } : {}),
  }
}

/** The counts that are fields of a post; `shares` is left out while there are none. */
export function countsOf(post: SandboxPost, fields: string, now: Date) {
  const grown = growthAt(post, now)
  const summary = (count: number) => ({ data: [], summary: { total_count: count } })
  return {
    ...(fields.includes('reactions') ? { reactions: summary(grown.likes) } : {}),
    ...(fields.includes('comments') ? { comments: summary(grown.replies) } : {}),
    ...(fields.includes('shares') && grown.reposts ? { shares: { count: grown.reposts } } : {}),
  }
}

function growthAt(post: SandboxPost, now: Date): Growth {
  return growthOf(post.id, now.getTime() - post.receivedAt)
}

/** `2026-11-23T10:00:00+0000`, to the second, as Facebook writes it. */
export function facebookTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, '+0000')
}

/** A link is shown with what it leads to; one that stands in the message is, where there is nothing else. */
function linkShown({ link, text, media }: SandboxPost): string | undefined {
  if (link || media.length > 0) return link
  return twitterText.extractUrls(text, { extractUrlsWithoutProtocol: false })[0]
}

function hasAttachments(post: SandboxPost): boolean {
  return post.media.length > 0 || linkShown(post) !== undefined
}

function attachmentsOf(post: SandboxPost) {
  const link = linkShown(post)
  if (link) return { data: [linkAttachment(link)] }
  const { media } = post
  const photos = media.map(({ id, altText, contentType }) => ({
    ...(contentType.startsWith('video/')
      ? { media_type: 'video', type: 'video_inline' }
      : { media_type: 'photo', type: 'photo' }),
    description: altText,
    target: { id },
  }))
  if (photos.length === 1) return { data: photos }
  return { data: [{ media_type: 'album', type: 'album', subattachments: { data: photos } }] }
}

/** A card; or a photo or video, where it leads to one on Facebook or YouTube. */
function linkAttachment(link: string) {
  const shim = `https://l.facebook.com/l.php?u=${encodeURIComponent(link)}&h=AT0sandbox`
  const shown = { url: shim, unshimmed_url: link }
  if (/^https?:\/\/(?:[a-z]+\.)?(?:youtube\.com|youtu\.be)\//i.test(link))
    return { media_type: 'video', type: 'video_share_youtube', ...shown, target: { url: shim } }
  const [, video, photo] =
    /^https?:\/\/(?:[a-z]+\.)?facebook\.com\/.*?(?:\/videos\/(\d+)|fbid=(\d+))/i.exec(link) ?? []
  const id = video ?? photo
  if (id === undefined) return { media_type: 'link', type: 'share', ...shown, target: { url: shim } }
  const kind = video ? { media_type: 'video', type: 'video_inline' } : { media_type: 'photo', type: 'photo' }
  return { ...kind, url: link, target: { id, url: link } }
}
