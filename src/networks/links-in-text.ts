import twitterText from 'twitter-text'
import { windowsOf } from '../core/text/windows.ts'

/** A link as twitter-text finds it. Positions are UTF-16 code units. */
export interface LinkInText {
  url: string
  start: number
  end: number
}

/** Every link of a text, in order, in time that grows with its length; with bare ones such as `example.org`, or without. */
export function linksIn(text: string, bare: 'with-bare-links' | 'without-bare-links'): LinkInText[] {
  const options = { extractUrlsWithoutProtocol: bare === 'with-bare-links' }
  return windowsOf(text).flatMap(window =>
    twitterText.extractUrlsWithIndices(window.text, options).map(({ url, indices: [start, end] }) => ({
      url,
      start: window.start + start,
      end: window.start + end,
    })),
  )
}
