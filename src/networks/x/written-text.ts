import type { Spelling } from '../network.ts'
import { isPictureLink, leadsToFile, linkedPost } from './post-links.ts'

/** A link as X shows it in `entities.urls`. */
export interface ShownLink {
  /** The t.co link that stands in the text. */
  url: string
  expanded_url?: string | undefined
  display_url?: string | undefined
  media_key?: string | undefined
}

/** A post's links, divided by what they lead to. */
export interface DividedLinks {
  /** To the post's own photos and videos: X adds them to the text. */
  own: ShownLink[]
  /** Those that were written. */
  written: ShownLink[]
}

/**
 * X adds a link to a post's own files to its text, and gives a link that was written to another post's photo or video
 * the same looks: `pic.x.com`, a media key, the same form of address. Only the id in the address tells them apart.
 * @param ids the post's own: an edited post has those that it had before, and its files keep the first.
 */
export function divideLinks(links: readonly ShownLink[], ids: ReadonlySet<string>): DividedLinks {
  const isOwn = ({ expanded_url: target, display_url: shown = '', media_key: key }: ShownLink) => {
    if (target === undefined) return key !== undefined || isPictureLink(shown)
    const post = linkedPost(target)
    return post?.file !== undefined && ids.has(post.id)
  }
  return { own: links.filter(isOwn), written: links.filter(each => !isOwn(each)) }
}

/**
 * The text as it was written: `&amp; &lt; &gt;` undone, t.co links expanded, the link to the post's own files dropped.
 */
export function writtenText(text: string, { own, written }: DividedLinks): string {
  const spelling = new Map([
    ...own.map(({ url }) => [url, ''] as const),
    ...written.map(({ url, expanded_url: target }) => [url, target ?? url] as const),
  ])
  return unescaped(text, spelling)
}

/** X shows a link to another post's photo by the photo's full address, also where it was written as `pic.x.com/…`. */
export function spellingsOf({ written }: DividedLinks): Spelling[] {
  return written.flatMap(({ expanded_url: target = '', display_url: shown = '' }) =>
    isPictureLink(shown) && leadsToFile(target) && !isPictureLink(target)
      ? [{ shown: target, written: shown }]
      : [],
  )
}

/** In one pass, so that what a link expands to is never taken for another link or an entity. */
function unescaped(text: string, spelling: ReadonlyMap<string, string>): string {
  const links = [...spelling.keys()].sort((one, other) => other.length - one.length).map(literal)
  const marks = new RegExp(['&lt;', '&gt;', '&amp;', ...links].join('|'), 'g')
  const signs = new Map([['&lt;', '<'], ['&gt;', '>'], ['&amp;', '&'], ...spelling])
  return text.replace(marks, mark => signs.get(mark) ?? mark).trimEnd()
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
