import type { Actor, CurrentActor } from '../../../access/actor.ts'
import { assertMay, refuseEarly } from '../../../access/policy.ts'
import { DatelineError } from '../../../core/errors/errors.ts'
import type { Language } from '../../../core/languages/language.ts'
import type { Db } from '../../../database/connect.ts'
import type { Networks } from '../../../networks/adapters.ts'
import type { NetworkName } from '../../../networks/network.ts'
import { networkLabel } from '../../../networks/profiles.ts'
import { type ApprovedItem, approvedItem } from '../../calendar/approved-items.ts'
import { checkPost } from '../../composing/formatting/check.ts'
import type { Layouts } from '../../composing/layouts.ts'
import { gatherMaterials, type RenderedPost, renderPosts } from '../../composing/render-posts.ts'
import type { PostState } from '../../post-state.ts'
import type { SegmentMedia } from '../../segment-media.ts'

/** What an edit would make of a post. */
export interface EditPlan {
  postId: string
  officeId: string
  channelId: string
  network: NetworkName
  language: Language
  approved: ApprovedItem
  /** The parts whose words change, in order. */
  changes: { position: number; externalId: string; was: string; text: string }[]
}

/** A published post, as far as an edit of it goes by that. */
export interface PublishedPost {
  id: string
  newsItemId: string
  officeId: string
  channelId: string
  contentHash: string
  network: NetworkName
  language: Language
  state: PostState
}

/** @throws DatelineError `post-not-found`, also for one of another office. */
export async function postToEdit(db: Db, actor: Actor, postId: string): Promise<PublishedPost> {
  const post = await db
    .selectFrom('post')
    .innerJoin('channel', 'channel.id', 'post.channel_id')
    .select(['post.id', 'post.news_item_id as newsItemId', 'post.office_id as officeId', 'post.state'])
    .select(['post.channel_id as channelId', 'post.content_hash as contentHash', 'channel.network'])
    .select('post.language')
    .where('post.id', '=', postId)
    .executeTakeFirst()
  const notFound = () => new DatelineError('post-not-found', { postId })
  if (!post) throw notFound()
  refuseEarly(actor, 'posts.schedule', post.officeId, notFound)
  return post
}

/**
 * What the newly approved content makes of the words that are out. Files, links that stand beside the text and the number of
 * parts stay: networks let no one edit those.
 * @throws DatelineError `post-not-editable`, `edit-open`, `item-not-approved`, `edit-nothing-new`, `edit-not-possible`;
 * LayoutMissing.
 */
export async function planEdit(
  { db: trx, networks }: { db: Db; networks: Networks },
  actor: CurrentActor,
  post: PublishedPost,
  layouts: Layouts,
): Promise<EditPlan> {
  const { id: postId, officeId, channelId, network, language } = post
  assertMay(actor, 'posts.schedule', officeId, () => new DatelineError('post-not-found', { postId }))
  if (post.state !== 'published' || !networks.get(network)?.editPost)
    throw new DatelineError('post-not-editable', {
      postId,
      reason:
        post.state === 'published'
          ? `${networkLabel(network)} lets no post be edited`
          : `it is "${post.state}", and not published`,
    })
  await assertNoneOpen(trx, postId)
  const approved = await approvedItem(trx, post.newsItemId)
  if (approved.contentHash === post.contentHash) throw new DatelineError('edit-nothing-new', { postId })
  const rendered = await renderedAgain({ db: trx, networks }, post, approved, layouts)
  const segments = await trx
    .selectFrom('segment')
    .select(['position', 'text', 'link', 'media', 'external_id', 'deleted_at'])
    .where('post_id', '=', postId)
    .orderBy('position')
    .execute()
  assertSame(postId, segments, rendered)
  assertTaken(networks, postId, rendered)
  const changes = segments.flatMap(({ position, text: was, external_id }) => {
    const text = rendered.formatted.segments[position]?.text ?? was
    return external_id === null || text === was ? [] : [{ position, externalId: external_id, was, text }]
  })
  if (changes.length === 0) throw new DatelineError('edit-nothing-new', { postId })
  return { postId, officeId, channelId, network, language, approved, changes }
}

async function assertNoneOpen(trx: Db, postId: string): Promise<void> {
  const open = await trx
    .selectFrom('post_edit')
    .select('id')
    .where('post_id', '=', postId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (open) throw new DatelineError('edit-open', { postId })
}

async function renderedAgain(
  deps: { db: Db; networks: Networks },
  post: PublishedPost,
  { officeId, content }: ApprovedItem,
  layouts: Layouts,
): Promise<RenderedPost> {
  const materials = await gatherMaterials(deps, { officeId, content, channelIds: [post.channelId] })
  const own = materials.filter(material => material.language === post.language)
  const [rendered] = renderPosts(own, layouts)
  if (!rendered) throw new DatelineError('no-channel-for-languages', { officeId, languages: post.language })
  return rendered
}

function assertSame(
  postId: string,
  segments: readonly { link: string | null; media: SegmentMedia[]; deleted_at: Date | null }[],
  { formatted, media }: RenderedPost,
): void {
  const refuse = (reason: string) => new DatelineError('edit-not-possible', { postId, reason })
  if (segments.some(segment => segment.deleted_at !== null)) throw refuse('part of it was deleted')
  const parts = formatted.segments.length
  if (parts !== segments.length)
    throw refuse(`its words would take ${parts} parts, and ${segments.length} are out`)
  if (formatted.segments.some(({ link }, position) => (link ?? null) !== segments[position]?.link))
    throw refuse('the link beside its text would be another one')
  const files = (all: readonly SegmentMedia[]) =>
    all.map(each => `${each.mediaId} ${each.altText}`).join('\n')
  if (files(segments.flatMap(segment => segment.media)) !== files(media))
    throw refuse('its files or their alt texts would be other ones')
}

/** What the network would refuse of the new words. */
function assertTaken(networks: Networks, postId: string, { channel, formatted, media }: RenderedPost): void {
  const rules = networks.get(channel.network)?.profile.rules
  if (!rules) return
  const { lengthLimit } = channel.style
  const [refusal] = checkPost({
    post: formatted,
    media: media.map(({ altText, facts }) => ({ ...facts, altText })),
    rules,
    ...(lengthLimit === undefined ? {} : { lengthLimit }),
  }).refusals
  if (refusal) throw new DatelineError('edit-not-possible', { postId, reason: refusal })
}
