/** A text of the screens in a language, beside its English. */
export interface ScreenText {
  /** The names of its sections and its own, with dots between, as in the language's file. */
  key: string
  english: string
  text: string
}

const plural = /_(zero|one|two|few|many|other)$/

/** The texts of a language that no native reader has checked, in the order of its file. */
export function uncheckedTexts(english: object, own: object): ScreenText[] {
  const originals = new Map(textsIn(english))
  const checked = new Set('_checked' in own && Array.isArray(own._checked) ? own._checked : [])
  return textsIn(own).flatMap(([key, text]) => {
    const whole = key.replace(plural, '')
    const original = originals.get(key) ?? originals.get(`${whole}_other`)
    return original === undefined || checked.has(whole) ? [] : [{ key, english: original, text }]
  })
}

/** Values and marks of the original that a proposal leaves out, or adds; none is right. */
export function changedNames(original: string, proposal: string): string[] {
  const [given, kept] = [namesIn(original), namesIn(proposal)]
  return [...given.filter(name => !kept.includes(name)), ...kept.filter(name => !given.includes(name))]
}

function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{[^}]+\}\}|<\/?\w+\/?>|\$t\(/g)].map(([name]) => name))]
}

function textsIn(words: object, above = ''): [string, string][] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]): [string, string][] => {
    const key = above ? `${above}.${name}` : name
    if (name === '_checked') return []
    if (typeof value === 'string') return [[key, value]]
    return typeof value === 'object' && value !== null ? textsIn(value, key) : []
  })
}
