/** Whether a text names ages that people have, the lower one first: `18-24`, `65+`, `under-18`; or `unknown`. */
export function isAgeBand(text: string): boolean {
  if (text === 'unknown') return true
  const [, from, to = from] =
    /^(?:under-)?(\d{1,3})(?:(?<!under-\d*)-(\d{1,3})|(?<!under-\d*)\+)?$/.exec(text) ?? []
  if (from === undefined || !/[-+]/.test(text)) return false
  return Number(from) <= Number(to) && Number(to) <= oldest
}

const oldest = 120
