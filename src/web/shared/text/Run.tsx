import type { ComponentProps, ElementType, ReactNode } from 'react'
import { directionOf, tagOfCode } from './language-codes.ts'
import classes from './Run.module.css'

type RunProps<As extends ElementType> = { language: string; as?: As; children: ReactNode } & Omit<
  ComponentProps<As>,
  'lang' | 'dir' | 'children'
>

/** A text in a language of its own: with its direction, font, size and line height. Every text of an item stands in one. */
export function Run<As extends ElementType = 'span'>({ language, as, className, ...rest }: RunProps<As>) {
  const Element: ElementType = as ?? 'span'
  const names = className ? `${classes.run} ${className}` : classes.run
  return <Element lang={tagOfCode(language)} dir={directionOf(language)} className={names} {...rest} />
}
