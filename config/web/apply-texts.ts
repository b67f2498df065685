interface Words {
  [name: string]: string | string[] | Words
}

const plural = /_(zero|one|two|few|many|other)$/

/**
 * Puts texts by their keys into the words of a language, and marks them as checked.
 * @returns what is wrong, one line each; with any fault the words stay as they are.
 */
export function applyTexts(english: Words, own: Words, texts: Readonly<Record<string, string>>): string[] {
  const faults = Object.entries(texts).flatMap(([key, text]) => {
    const before = textAt(own, key)
    if (before === undefined) return [`${key} is no text of this language`]
    const original = textAt(english, key) ?? textAt(english, `${key.replace(plural, '')}_other`) ?? before
    const names = namesIn(original)
    return names === namesIn(text) ? [] : [`${key} must name ${names || 'nothing'}, as the English does`]
  })
  if (faults.length > 0) return faults
  for (const [key, text] of Object.entries(texts)) put(own, key.split('.'), text)
  const checked = Array.isArray(own._checked) ? own._checked : []
  const now = Object.keys(texts).map(key => key.replace(plural, ''))
  own._checked = [...new Set([...checked, ...now])].toSorted()
  return []
}

function textAt(words: Words, key: string): string | undefined {
  const found = key
    .split('.')
    .reduce<Words[string] | undefined>(
      (at, name) =>
        typeof at === 'object' && !Array.isArray(at) && Object.hasOwn(at, name) ? at[name] : undefined,
      words,
    )
  return typeof found === 'string' ? found : undefined
}

function put(words: Words, [name = '', ...below]: string[], text: string): void {
  const inner = words[name]
  if (below.length === 0) words[name] = text
  else if (typeof inner === 'object' && !Array.isArray(inner)) put(inner, below, text)
}

function namesIn(text: string): string {
  return [...new Set([...text.matchAll(/\{\{[^}]+\}\}|<\/?\w+\/?>|\$t\(/g)].map(([name]) => name))]
    .toSorted()
    .join(' ')
}
