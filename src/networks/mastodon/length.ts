import { normalised, windowsOf } from '../../core/text/windows.ts'
import { linksIn } from '../links-in-text.ts'
import { stillImages } from '../media-rules.ts'
import type { NetworkRules } from '../network.ts'

/** Every link counts as long as this, however long it is. */
const linkLength = 23
/** A handle with its server, `@office@social.example`: only `@office` counts, and only that is shown. */
const farHandle =
  /(?<![=/\p{L}\p{M}\p{N}_])(@[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?)@[\p{L}\p{M}\p{N}_.-]*[\p{L}\p{M}\p{N}_]/giu
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * The length of a text as Mastodon counts it (its StatusLengthValidator): graphemes, links with a scheme 23, the
 * server of a handle nothing.
 */
export function mastodonLength(text: string): number {
  return windowsOf(text).reduce((sum, window) => sum + lengthOfPiece(window.text), 0)
}

function lengthOfPiece(text: string): number {
  let counted = ''
  let from = 0
  for (const { start, end } of linksIn(text, 'without-bare-links')) {
    counted += nearHandles(text.slice(from, start)) + 'x'.repeat(linkLength)
    from = end
  }
  counted += nearHandles(text.slice(from))
  return [...graphemes.segment(counted)].length
}

/** `@office@social.example` as `@office`. */
export function nearHandles(text: string): string {
  return text.replace(farHandle, '$1')
}

const megabyte = 1024 * 1024

/** What every Mastodon server takes since 4.2; an office's own may allow longer texts. */
export function mastodonRules(readLagMs: number): NetworkRules {
  return {
    maxLength: 500,
    lengthOf: mastodonLength,
    threads: true,
    maxAltTextLength: 1500,
    mediaSets: [
      { contentTypes: stillImages, word: 'image', most: 4, maxBytes: 16 * megabyte },
      { contentTypes: ['image/gif'], word: 'GIF', most: 1, maxBytes: 16 * megabyte },
      { contentTypes: ['video/mp4'], word: 'video', most: 1, maxBytes: 99 * megabyte },
    ],
    readLagMs,
    // Read back, a handle has lost its server.
    comparable: text => nearHandles(normalised(text, 'NFC')).replace(/\s+/gu, ' ').trim(),
  }
}
