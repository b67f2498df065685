import { type ErrorCode, parseDocument } from 'yaml'
import { DatelineError } from '../../../core/errors/errors.ts'
import { maxTextLength } from '../../../core/news-content.ts'
import type { ImportFault, ReadRecord } from '../news-record.ts'
import { plainTextOfMarkdown } from './plain-text-of-markdown.ts'
import { recordOfFields } from './record-fields.ts'

/** In characters; YAML takes time that grows faster than its length. */
const maxFrontMatter = 20_000

/** Markdown: one item to a file. Front matter in YAML holds the fields, the body is the text. */
export function readMarkdown(text: string, name: string): ReadRecord[] {
  const { frontMatter, body } = partsOf(text)
  if (body.length > 2 * maxTextLength) {
    return [
      { line: 1, reason: `The text has ${body.length} characters; at most ${maxTextLength} are allowed.` },
    ]
  }
  const fields = fieldsOf(frontMatter, name)
  if ('reason' in fields) return [fields]
  const words = plainTextOfMarkdown(body)
  if (words !== '' && 'text' in fields.values) {
    return [{ line: 1, reason: 'The text is given twice: in the front matter and below it.' }]
  }
  return [recordOfFields({ ...fields.values, ...(words === '' ? {} : { text: words }) }, 1)]
}

function partsOf(text: string): { frontMatter: string; body: string } {
  const start = /^\s*---[ \t]*\n/.exec(text)
  if (!start) return { frontMatter: '', body: text }
  const rest = text.slice(start[0].length)
  const end = /^(---|\.\.\.)[ \t]*$/m.exec(rest)
  if (!end) return { frontMatter: '', body: text }
  return { frontMatter: rest.slice(0, end.index), body: rest.slice(end.index + end[0].length) }
}

function fieldsOf(frontMatter: string, name: string): { values: Record<string, unknown> } | ImportFault {
  if (frontMatter.length > maxFrontMatter) {
    throw new DatelineError('front-matter-too-long', { name, most: maxFrontMatter })
  }
  try {
    // The core schema makes strings, numbers and lists, and nothing that runs; aliases cannot multiply.
    const document = parseDocument(frontMatter, { schema: 'core', prettyErrors: true, logLevel: 'silent' })
    const [fault] = [...document.errors, ...document.warnings]
    if (fault) {
      const line = (fault.linePos?.[0].line ?? 0) + 1
      return { line, reason: reasonOf(fault.code) }
    }
    const values: unknown = document.toJS({ maxAliasCount: 20 }) ?? {}
    if (typeof values === 'object' && values !== null && !Array.isArray(values))
      return { values: { ...values } }
  } catch {
    return {
      line: 2,
      reason: 'The front matter is not YAML that can be read: it nests too deep or repeats itself.',
    }
  }
  return { line: 2, reason: 'The front matter must be fields with values, such as "language: ur".' }
}

/** In words for people: those of the parser are about its grammar. */
function reasonOf(code: ErrorCode): string {
  const what = mistakes[code]
  return what === undefined
    ? 'The front matter is not YAML; look at its colons, quotation marks and indentation.'
    : `The front matter is not YAML: ${what}.`
}

const mistakes: Partial<Record<ErrorCode, string>> = {
  DUPLICATE_KEY: 'it names a field twice',
  TAB_AS_INDENT: 'it is indented with a tab, and only spaces may stand there',
  BAD_INDENT: 'its lines are not indented alike, or a bracket is not closed',
  BLOCK_AS_IMPLICIT_KEY: 'a value holds a colon, and is not in quotation marks',
  MISSING_CHAR: 'a quotation mark, bracket, comma or colon is missing',
  MULTILINE_IMPLICIT_KEY: 'the name of a field has no colon behind it',
}
