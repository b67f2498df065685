import type { PreviewedPost } from '../../shared/previews/previewed-post.ts'

/** Why a post looks as it does: each row a kind of reason with what its sentence names. */
export type Reason =
  | { kind: 'whole'; length: number }
  | { kind: 'thread'; lengths: readonly number[] }
  | { kind: 'shortened' }
  | { kind: 'link'; place: 'text' | 'card' | 'comment' | 'reply' }
  | { kind: 'hashtags'; tags: string }
  | { kind: 'credit'; text: string }
  | { kind: 'handles'; pairs: readonly { name: string; handle: string }[] }
  | { kind: 'marks' }
  | { kind: 'wording' }

export function reasonsOf(post: PreviewedPost, hasWording: boolean): Reason[] {
  const of = (kind: string) => post.parts.filter(part => part.kind === kind)
  const link = of('link').find(({ replaces }) => replaces === undefined)
  const tags = of('hashtag').map(({ text }) => text.trim())
  const credit = of('credit')[0]
  const handles = of('handle').flatMap(({ text, replaces }) =>
    replaces === undefined ? [] : [{ name: replaces, handle: text }],
  )
  const found: (Reason | false)[] = [
    hasWording && { kind: 'wording' },
    lengthReason(post),
    link !== undefined && { kind: 'link', place: placeOf(link, post) },
    tags.length > 0 && { kind: 'hashtags', tags: tags.join(' ') },
    handles.length > 0 && { kind: 'handles', pairs: handles },
    credit !== undefined && { kind: 'credit', text: credit.text.trim() },
    of('isolate').length > 0 && { kind: 'marks' },
  ]
  return found.filter(reason => reason !== false)
}

function lengthReason({ segments, parts }: PreviewedPost): Reason {
  if (segments.length > 1) return { kind: 'thread', lengths: segments.map(({ length }) => length) }
  if (parts.some(({ kind }) => kind === 'ellipsis')) return { kind: 'shortened' }
  return { kind: 'whole', length: segments[0]?.length ?? 0 }
}

function placeOf(link: PreviewedPost['parts'][number], { segments, links }: PreviewedPost) {
  if (link.place !== 'text') return link.place
  const isReply = links.some(({ placement, isChosen }) => isChosen && placement === 'last-reply')
  return isReply && link.segment === segments.length - 1 ? 'reply' : 'text'
}
