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
  if (!list) return [recordOf(value, 1, twiceIn(text, 0)[0])]
  checkRecordCount(list.length, name)
  const depth = Array.isArray(value) ? 1 : 2
  const lines = linesOfElements(text, depth)
  const twice = twiceIn(text, depth)
  return list.map((record, index) => recordOf(record, lines[index] ?? 1, twice[index]))
}

/** Of a field that is given twice, `JSON.parse` keeps the last and loses the first. */
function recordOf(record: unknown, line: number, twice: string | undefined): ReadRecord {
  if (twice === undefined) return recordOfFields(record, line)
  return { line, reason: `The field "${twice.slice(0, 60)}" is given twice; keep one of them.` }
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text)
  } catch (thrown) {
    throw new DatelineError('json-invalid', { name, reason: messageOf(thrown).replace(/\s+/g, ' ') })
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

/** For each element at this depth of valid JSON, a name that one of its objects has twice. */
function twiceIn(text: string, depth: number): (string | undefined)[] {
  const found: (string | undefined)[] = []
  const open: (Set<string> | undefined)[] = []
  let element = 0
  let before = ''
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{},:]/gs)) {
    if (token === '{' || token === '[') open.push(token === '{' ? new Set() : undefined)
    else if (token === '}' || token === ']') open.pop()
    else if (token === ',' && open.length === depth) element += 1
    else if (token === ':' && before.startsWith('"')) {
      const name = String(JSON.parse(before))
      if (open.at(-1)?.has(name)) found[element] ??= name
      open.at(-1)?.add(name)
    }
    before = token
  }
  return found
}
