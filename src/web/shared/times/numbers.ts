import { useCallback } from 'react'
import { type Locale, useLocale } from './locale.ts'

/** A number with the person's digits and the groups of the language. */
export function formatNumber(
  value: number,
  { tag }: Pick<Locale, 'tag'>,
  options: Intl.NumberFormatOptions = {},
) {
  return new Intl.NumberFormat(tag, options).format(value)
}

/** `const number = useNumbers()`, `number(2935)`. */
export function useNumbers(): (value: number, options?: Intl.NumberFormatOptions) => string {
  const { tag } = useLocale()
  return useCallback((value, options) => formatNumber(value, { tag }, options), [tag])
}
