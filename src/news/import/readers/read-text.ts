import { maxTextLength } from '../../../core/news-content.ts'
import { forbiddenCharacter, hasWords } from '../../../core/text/characters.ts'
import { removalNotes, withCleanTexts } from '../clean-texts.ts'
import { checkRecordCount, type ReadRecord } from '../news-record.ts'
import { isDatelineAlone, readDateline } from './dateline.ts'
import { plainTextOfHtml } from './plain-text-of-html.ts'

interface Paragraph {
  line: number
  text: string
  /** It stands after a line of dashes. */
  apart: boolean
}

/**
 * Plain text: paragraphs with blank lines between them. A paragraph with a dateline begins an item; so does the
 * first, and one after a line of nothing but three or more dashes; any other continues the item above it. The words
 * stay as they are, dateline included. The rule for users stands in docs/importing-news.md.
 *
 * A page of HTML is read as what it shows; its lines are then counted in that.
 *
 * @throws DatelineError `too-large` for more items than one import takes.
 */
export function readText(written: string, name: string): ReadRecord[] {
  const text = isPage(written) ? plainTextOfHtml(written) : written
  const items: { line: number; places: string[]; paragraphs: string[] }[] = []
  for (const paragraph of paragraphsOf(text)) {
    const places = readDateline(paragraph.text)
    const above = items.at(-1)
    if (above && !paragraph.apart && !places) above.paragraphs.push(paragraph.text)
    else items.push({ line: paragraph.line, places: places ?? [], paragraphs: [paragraph.text] })
  }
  checkRecordCount(items.length, name)
  return items.map(({ line, places, paragraphs }) => {
    const { value: words, removed } = withCleanTexts(paragraphs.join('\n\n').trim())
    const notes = removalNotes(removed, line)
    if (places.length > 0 && isDatelineAlone(words)) {
      return { line, reason: `The item at ${places.join('/ ')} has a dateline and no text.` }
    }
    if (words.length > maxTextLength) {
      return {
        line,
        reason: `The item has ${words.length} characters; at most ${maxTextLength} are allowed.`,
      }
    }
    if (!hasWords(words)) return { line, reason: 'The item holds no word.' }
    const half = forbiddenCharacter(words)
    if (half) return { line, reason: `The item contains the character ${half.code}, half of another one.` }
    return { ok: { line, places, variants: [{ text: words }], ...(notes.length > 0 ? { notes } : {}) } }
  })
}

/** A page of HTML, whatever its name: its tags are not text. */
function isPage(text: string): boolean {
  return /^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)[\s>]/i.test(text.slice(0, 1_000))
}

function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let lines: string[] = []
  let apart = false
  const close = (next: number) => {
    if (lines.length === 0) return
    paragraphs.push({ line: next - lines.length, text: lines.join('\n'), apart })
    lines = []
    apart = false
  }
  const all = linesOf(text)
  for (const [index, { words, endsParagraph }] of all.entries()) {
    const separates = /^\s*(-{3,}|—{3,}|–{3,})\s*$/.test(words)
    if (separates || !/[^\s\p{Cf}]/u.test(words)) {
      close(index + 1)
      apart ||= separates
    } else lines.push(words.trimEnd())
    if (endsParagraph) close(index + 2)
  }
  close(all.length + 1)
  return paragraphs
}

/** Unicode's ends of lines; U+2029 and a page break end the paragraph as well, as word processors mean them. */
function linesOf(text: string): { words: string; endsParagraph: boolean }[] {
  const pieces = text.split(/([\n\u2028\u2029\x85\v\f])/)
  return pieces.flatMap((words, index) => {
    if (index % 2 === 1) return []
    return [{ words, endsParagraph: /^[\u2029\f]$/.test(pieces[index + 1] ?? '') }]
  })
}
