import { createHash } from 'node:crypto'
import twitterText from 'twitter-text'
import { isPictureLink, linkedPost } from '../../networks/x/post-links.ts'
import type { SandboxAccount, SandboxPost } from '../store.ts'

/** One `entities.urls` entry; positions are in code points of the shown text. */
export interface UrlEntity {
  start: number
  end: number
  url: string
  expanded_url: string
  display_url: string
  media_key?: string
}

/** How the other posts on the sandbox are found that a text links to. */
export interface LinkTargets {
  post(id: string): SandboxPost | undefined
  /** By what stands after `pic.x.com/`. */
  pictured(code: string): SandboxPost | undefined
}

/**
 * A post's text as X shows it: `& < >` escaped, every link a t.co link, the link to its own media at the end. A link to
 * another post's photo looks like the latter, down to the media key of its file.
 */
export function shownText(
  post: SandboxPost,
  author: SandboxAccount | undefined,
  targets: LinkTargets,
): { text: string; urls: UrlEntity[] } {
  const plain = post.text.normalize('NFC')
  const urls: UrlEntity[] = []
  let text = ''
  let from = 0
  for (const { url, indices } of twitterText.extractUrlsWithIndices(plain)) {
    text += escaped(plain.slice(from, indices[0]))
    const entity = {
      url: shortLink(post.id, urls.length),
      ...(linkToFile(url, targets) ?? { expanded_url: withScheme(url), display_url: shortened(url) }),
    }
    urls.push(placed(text, entity))
    text += entity.url
    from = indices[1]
  }
  text += escaped(plain.slice(from))
  if (post.media.length) {
    const short = shortLink(post.id, ownFiles)
    const start = text ? `${text} ` : ''
    const kind = post.media.some(({ contentType }) => contentType.startsWith('video/')) ? 'video' : 'photo'
    const place = `https://x.com/${author?.handle ?? 'i'}/status/${post.id}/${kind}/1`
    for (const { id } of post.media) {
      const shown = `pic.x.com/${pictureCode(post.id)}`
      urls.push(
        placed(start, { url: short, expanded_url: place, display_url: shown, media_key: mediaKey(id) }),
      )
    }
    text = start + short
  }
  return { text, urls }
}

/** A link to a post's photo or video by its full address, whatever of its forms was written. */
function linkToFile(
  url: string,
  targets: LinkTargets,
): Pick<UrlEntity, 'expanded_url' | 'display_url' | 'media_key'> | undefined {
  const named = linkedPost(url)
  const post = isPictureLink(url)
    ? targets.pictured(url.split('/').at(-1) ?? '')
    : named && targets.post(named.id)
  const id = post?.id ?? named?.id
  const [kind, number] = named ? (named.file ?? '').split('/') : ['photo', '1']
  if (id === undefined || !kind || !number) return undefined
  const file = post?.media[Number(number) - 1]
  return {
    expanded_url: `https://x.com/i/status/${id}/${kind}/${number}`,
    display_url: `pic.x.com/${pictureCode(id)}`,
    ...(file ? { media_key: mediaKey(file.id) } : {}),
  }
}

/** The number of the link to a post's own files among its links. */
const ownFiles = 99

/** What stands after `pic.x.com/` in the link to a post's own files. */
export function pictureCode(id: string): string {
  return shortLink(id, ownFiles).slice('https://t.co/'.length)
}

/** X's key of a photo. */
export function mediaKey(id: string): string {
  return `3_${id}`
}

function placed(before: string, entity: Omit<UrlEntity, 'start' | 'end'>): UrlEntity {
  const start = [...before].length
  return { start, end: start + entity.url.length, ...entity }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Ten letters and digits that always are the same for the same link of the same post. */
function shortLink(id: string, index: number): string {
  const hash = createHash('sha256').update(`${id} ${index}`).digest('base64').replace(/[+/=]/g, '')
  return `https://t.co/${hash.slice(0, 10)}`
}

function withScheme(url: string): string {
  return /^https?:\/\//i.test(url) ? url : `http://${url}`
}

function shortened(url: string): string {
  const bare = url.replace(/^https?:\/\/(www\.)?/i, '')
  return bare.length > 27 ? `${bare.slice(0, 26)}…` : bare
}
