/** What entries will hold, made from what people are shown: letters and digits with hyphens, at most 40 of them. */
export function wordOfLabel(label: string): string {
  return label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\d]+/gu, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '')
}
