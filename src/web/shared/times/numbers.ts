import { useCallback } from 'react'
import { type Locale, useLocale } from './locale.ts'

/** A number with the person's digits and the groups of the language. */
export function formatNumber(
  value: number,
  { tag }: Pick<Locale, 'tag'>,
  options: Intl.NumberFormatOptions = {},
) {
  // Chromium has no Pashto; its digits and groups are those of Dari.
  return new Intl.NumberFormat(tag.replace(/^ps-/, 'fa-AF-'), options).format(value)
}

/** `const number = useNumbers()`, `number(2935)`. */
export function useNumbers(): (value: number, options?: Intl.NumberFormatOptions) => string {
  const { tag } = useLocale()
  return useCallback((value, options) => formatNumber(value, { tag }, options), [tag])
}
