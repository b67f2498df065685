import { DatelineError, messageOf } from '../../../core/errors/errors.ts'
import { checkRecordCount, type ReadRecord } from '../news-record.ts'
import { recordOfFields } from './record-fields.ts'

/**
 * JSON: a list of records, `{"items": [records]}`, or one record.
 *
 * @throws DatelineError `bad-input` where the text is not JSON.
 */
export function readJson(text: string, name: string): ReadRecord[] {
  const value = parsed(text, name)
  const list = listIn(value)
  if (!list) return [recordOfFields(value, 1)]
  checkRecordCount(list.length, name)
  const lines = linesOfElements(text, Array.isArray(value) ? 1 : 2)
  return list.map((record, index) => recordOfFields(record, lines[index] ?? 1))
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (thrown) {
    throw new DatelineError('bad-input', `${name} is not JSON: ${messageOf(thrown).replace(/\s+/g, ' ')}.`)
  }
}

function listIn(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (typeof value !== 'object' || value === null || !('items' in value)) return undefined
  return Array.isArray(value.items) && Object.keys(value).length === 1 ? value.items : undefined
}

/** The lines on which the elements at this depth of valid JSON begin. */
function linesOfElements(text: string, depth: number): number[] {
  const lines: number[] = []
  let line = 1
  let open = 0
  let awaited = false
  for (const token of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},:]|\n|[^\s"[\]{},:]+/gs)) {
    const [word] = token
    if (word === '\n') {
      line += 1
      continue
    }
    if (awaited && word !== ']' && word !== '}' && word !== ',') {
      lines.push(line)
      awaited = false
    }
    if (word === '[' || word === '{') {
      open += 1
      if (open === depth && word === '[') awaited = true
    } else if (word === ']' || word === '}') open -= 1
    else if (word === ',' && open === depth) awaited = true
  }
  return lines
}
