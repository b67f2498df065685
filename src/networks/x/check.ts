import twitterText from 'twitter-text'
import { windowsOf } from '../../core/text/windows.ts'
import type { TextFaults } from '../profile.ts'

/** One cashtag at most since 2026; a post that only mentions people may be refused (403). */
export function checkOnX(text: string, part: string): TextFaults {
  const faults: TextFaults = { refusals: [], warnings: [] }
  if (twitterText.hasInvalidCharacters(text))
    faults.refusals.push(`${part} has a character that X refuses: U+FFFE, U+FEFF or U+FFFF.`)
  const cashtags = windowsOf(text).flatMap(window => twitterText.extractCashtags(window.text))
  if (cashtags.length > 1) {
    const named = cashtags.slice(0, 10).map(tag => `$${tag}`)
    const more = cashtags.length > named.length ? ' …' : ''
    faults.refusals.push(`${part} has ${cashtags.length} cashtags (${named.join(' ')}${more}); X allows 1.`)
  }
  if (onlyMentions(text)) faults.warnings.push(`${part} has nothing but handles; X may refuse it.`)
  return faults
}

function onlyMentions(text: string): boolean {
  const mentions = windowsOf(text).flatMap(window =>
    twitterText.extractMentionsWithIndices(window.text).map(({ indices: [start, end] }) => ({
      start: window.start + start,
      end: window.start + end,
    })),
  )
  if (mentions.length === 0) return false
  const ends = [0, ...mentions.map(mention => mention.end)]
  const rest = ends.map((end, index) => text.slice(end, mentions[index]?.start))
  return rest.every(piece => !/[\p{L}\p{N}\p{S}]/u.test(piece))
}
