/**
 * A language tag as BCP 47 writes it (`pt-BR`), in the form that CLDR prefers (`fa-AF` for `prs`, `de` for `deu`);
 * undefined for what is none, and for tags with extensions or private parts, which say more than the language.
 */
export function canonicalTag(text: string): string | undefined {
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,4}$/i.test(text)) return undefined
  try {
    const [tag = ''] = Intl.getCanonicalLocales(text)
    return tag === '' ? undefined : tag
  } catch {
    return undefined
  }
}
