import { createHash } from 'node:crypto'
import twitterText from 'twitter-text'
import type { SandboxAccount, SandboxPost } from './store.ts'

/** One `entities.urls` entry; positions are in code points of the shown text. */
export interface UrlEntity {
  start: number
  end: number
  url: string
  expanded_url: string
  display_url: string
  media_key?: string
}

/** A post's text as X shows it: `& < >` escaped, every link a t.co link, the link to its own media at the end. */
export function shownText(
  post: SandboxPost,
  author: SandboxAccount | undefined,
): { text: string; urls: UrlEntity[] } {
  const plain = post.text.normalize('NFC')
  const urls: UrlEntity[] = []
  let text = ''
  let from = 0
  for (const { url, indices } of twitterText.extractUrlsWithIndices(plain)) {
    text += escaped(plain.slice(from, indices[0]))
    const entity = {
      url: shortLink(post.id, urls.length),
      expanded_url: withScheme(url),
      display_url: shortened(url),
    }
    urls.push(placed(text, entity))
    text += entity.url
    from = indices[1]
  }
  text += escaped(plain.slice(from))
  if (post.media.length) {
    const short = shortLink(post.id, 99)
    const start = text ? `${text} ` : ''
    const kind = post.media.some(({ contentType }) => contentType.startsWith('video/')) ? 'video' : 'photo'
    const place = `https://x.com/${author?.handle ?? 'i'}/status/${post.id}/${kind}/1`
    for (const { id } of post.media) {
      const shown = `pic.x.com/${short.slice('https://t.co/'.length)}`
      urls.push(
        placed(start, { url: short, expanded_url: place, display_url: shown, media_key: mediaKey(id) }),
      )
    }
    text = start + short
  }
  return { text, urls }
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
