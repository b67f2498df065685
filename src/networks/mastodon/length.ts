import { windowsOf } from '../../core/text/windows.ts'
import { linksIn } from '../links-in-text.ts'

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
