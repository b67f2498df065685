/** How many letters a text has, and of which script most are. */
export interface ScriptShare {
  /** ISO 15924; undefined for a text without letters of a script that is known here. */
  script: string | undefined
  /** From 0 to 1: of all letters. */
  share: number
  letters: number
}

/** The script that most letters of a text are in. */
export function scriptOfText(text: string): ScriptShare {
  const letters = count(text, /\p{L}/gu)
  let rest = letters
  let most: { script: string | undefined; letters: number } = { script: undefined, letters: 0 }
  for (const [script, letter] of scripts) {
    if (rest <= most.letters) break
    const found = count(text, letter)
    rest -= found
    if (found > most.letters) most = { script, letters: found }
  }
  const script =
    most.script === 'Jpan' && !/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? 'Hani' : most.script
  return { script, share: letters === 0 ? 0 : most.letters / letters, letters }
}

/** The letters of a script, as a character class takes them; undefined for one that is not known here. */
export function propertyOfScript(script: string): string | undefined {
  return names[script]
    ?.split(' ')
    .map(name => `\\p{Script=${name}}`)
    .join('')
}

/** ISO 15924, the most frequent first, by the names that regular expressions take. Chinese counts as Japanese first. */
const names: Record<string, string> = {
  Latn: 'Latin',
  Arab: 'Arabic',
  Beng: 'Bengali',
  Cyrl: 'Cyrillic',
  Deva: 'Devanagari',
  Jpan: 'Hiragana Katakana Han',
  Hani: 'Han',
  Hang: 'Hangul',
  Grek: 'Greek',
  Hebr: 'Hebrew',
  Armn: 'Armenian',
  Geor: 'Georgian',
  Ethi: 'Ethiopic',
  Thai: 'Thai',
  Mymr: 'Myanmar',
  Khmr: 'Khmer',
  Laoo: 'Lao',
  Sinh: 'Sinhala',
  Taml: 'Tamil',
  Telu: 'Telugu',
  Knda: 'Kannada',
  Mlym: 'Malayalam',
  Gujr: 'Gujarati',
  Guru: 'Gurmukhi',
  Orya: 'Oriya',
  Syrc: 'Syriac',
  Tfng: 'Tifinagh',
  Thaa: 'Thaana',
  Tibt: 'Tibetan',
  Nkoo: 'Nko',
  Adlm: 'Adlam',
  Rohg: 'Hanifi_Rohingya',
}

const scripts = Object.keys(names).map(
  script => [script, new RegExp(`[${propertyOfScript(script)}]`, 'gu')] as const,
)

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _match of text.matchAll(pattern)) found += 1
  return found
}
