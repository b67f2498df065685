import twitterText from 'twitter-text'
import { normalised, windowsOf } from '../../core/text/windows.ts'
import { linksIn } from '../links-in-text.ts'
import { linkedPost } from './post-links.ts'

/**
 * The length of a text as X counts it (twitter-text configuration v3): NFC first, links 23, an emoji 2, most
 * scripts outside Latin, Arabic and the like 2 a character. The emoji table of twitter-text 3.1.0 is from
 * 2020: a family of newer emoji counts more here than X may count, never less, so a text that fits here fits.
 * In pieces, since twitter-text's time grows with the square of what it is given.
 */
export function weightedLength(text: string): number {
  return windowsOf(text).reduce(
    (sum, window) => sum + twitterText.parseTweet(window.text.normalize('NFC')).weightedLength,
    0,
  )
}

/**
 * Equal for a sent text and its read-back: X shows `example.org` as `http://example.org` once its t.co link
 * is expanded, a link to a post's photo by an address of its own choice, trims the ends and may join white space.
 */
export function comparableXText(text: string): string {
  const plain = normalised(text, 'NFC')
  let from = 0
  let joined = ''
  for (const { url, start, end } of linksIn(plain, 'with-bare-links')) {
    joined += plain.slice(from, start) + comparableLink(url)
    from = end
  }
  return (joined + plain.slice(from)).replace(/\s+/gu, ' ').trim()
}

function comparableLink(url: string): string {
  const post = linkedPost(url)
  if (post) return `x.com/i/status/${post.id}${post.file ? `/${post.file}` : ''}`
  const bare = url.replace(/^https?:\/\//i, '').replace(/\/$/, '')
  return bare.replace(/^pic\.twitter\.com\//i, 'pic.x.com/')
}
