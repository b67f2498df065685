import { parseSync, Visitor } from 'vite'

/** A sentence of a source as it can be in the record: pieces, between which values come. */
export interface Said {
  /** "src/publishing/sending/recall.ts:25". */
  place: string
  /** With "…" where values come. */
  text: string
  pieces: readonly string[]
}

/** Stands for a value in a text. */
const value = '\0'

/** Every string, template and chain of SQL strings in a source that reads as a sentence. */
export function sentencesIn(file: string, source: string): Said[] {
  return textsIn(file, source, isSentence)
}

/** Every string, template and chain of SQL strings in a source that is asked for, with U+0000 where values come. */
export function textsIn(file: string, source: string, isAsked: (text: string) => boolean): Said[] {
  const found: Said[] = []
  const joined = new Set<number>()
  const take = (text: string, at: number) => {
    if (!isAsked(text)) return
    const place = `${file}:${source.slice(0, at).split('\n').length}`
    found.push({ place, text: text.replaceAll(value, '…'), pieces: text.split(value) })
  }
  const takeAny = (text: string, at: number) => {
    if (source.slice(at - 3, at) !== 'sql' && !text.includes('\n')) take(text, at)
    else for (const sentence of sqlStringsIn(text)) take(sentence, at)
  }
  new Visitor({
    BinaryExpression(node) {
      const parts = node.operator === '+' && !joined.has(node.start) ? source.slice(node.start, node.end) : ''
      const strings = [...parts.matchAll(/'([^'\n]*)'/g)].map(each => each[1] ?? '')
      if (!/^('[^'\n]*'\s*\+?\s*)+$/.test(parts)) return
      joined.add(node.start)
      for (const each of parts.matchAll(/'/g)) joined.add(node.start + each.index)
      take(strings.join(''), node.start)
    },
    Literal(node) {
      if (typeof node.value === 'string' && !joined.has(node.start)) takeAny(node.value, node.start)
    },
    TemplateLiteral(node) {
      takeAny(node.quasis.map(each => each.value.cooked ?? '').join(value), node.start)
    },
  }).visit(parseSync(file, source).program)
  return found
}

/** Begins as a sentence does, or with a number or a value, and ends like one or with a value after a colon; more than one word. */
function isSentence(text: string): boolean {
  return (
    /^"?[A-Z\d\0]/.test(text) && /[a-z\0]:? [a-z]/.test(text) && /([\w)\0][.!?]"?|: \0|\0"|\. \0)$/.test(text)
  )
}

/** The strings of a statement, each with what `||` joins it with. */
function sqlStringsIn(statement: string): string[] {
  const found: string[] = []
  for (let at = statement.indexOf("'"); at >= 0; at = statement.indexOf("'", at)) {
    const isJoined = statement.slice(0, at).trimEnd().endsWith('||')
    const chain = chainAt(statement, at)
    found.push((isJoined ? value : '') + chain.text)
    at = chain.end
  }
  return found
}

function chainAt(statement: string, start: number): { text: string; end: number } {
  let text = ''
  let end = start
  for (;;) {
    const operand = operandAt(statement, end)
    text += operand.text
    end = operand.end
    const joint = /^\s*\|\|\s*/.exec(statement.slice(end))
    if (!joint) return { text, end }
    end += joint[0].length
  }
}

/** A string by its text; anything else, such as a column, a call or a value handed in, as a value. */
function operandAt(statement: string, start: number): { text: string; end: number } {
  if (statement[start] === "'") {
    const end = statement.indexOf("'", start + 1)
    return { text: statement.slice(start + 1, end), end: end + 1 }
  }
  let end = start + (/^(\0|[\w.]*)/.exec(statement.slice(start))?.[0].length ?? 0)
  for (let depth = 0; statement[end] === '(' || depth > 0; end += 1) {
    if (statement[end] === '(') depth += 1
    if (statement[end] === ')') depth -= 1
    if (end >= statement.length) break
  }
  return { text: value, end: Math.max(end, start + 1) }
}
