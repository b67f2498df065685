const otherDigits: readonly [zero: number, last: number][] = [
  [0x0660, 0x0669],
  [0x06f0, 0x06f9],
  [0x09e6, 0x09ef],
]

/** The numbers of a text in Latin digits, each once: times, telephone numbers, amounts. Single digits may be words elsewhere. */
export function numbersIn(text: string): Set<string> {
  const latin = text.replace(/[\u0660-\u0669\u06f0-\u06f9\u09e6-\u09ef]/g, digit => {
    const code = digit.charCodeAt(0)
    const zero = otherDigits.find(([first, last]) => code >= first && code <= last)?.[0] ?? code
    return String(code - zero)
  })
  const written = latin.match(/\d{1,3}(?:[,٬]\d{3})+|\d{2,}/g) ?? []
  return new Set(written.map(number => number.replace(/[,٬]/g, '')))
}

export function linksIn(text: string): Set<string> {
  return new Set(text.match(/https?:\/\/[^\s\u2066-\u2069]+/g) ?? [])
}
