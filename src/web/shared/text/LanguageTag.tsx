import { VisuallyHidden } from '@mantine/core'
import classes from './LanguageTag.module.css'
import { tagOfCode } from './language-codes.ts'
import { useLanguageName } from './language-name.ts'

/** A language as its short code, with its name for screen readers and on hover. */
export function LanguageTag({ language }: { language: string }) {
  const name = useLanguageName()(language)
  return (
    <abbr className={classes.tag} title={name}>
      <span aria-hidden>{(tagOfCode(language).split('-')[0] ?? language).toUpperCase()}</span>
      <VisuallyHidden>{name}</VisuallyHidden>
    </abbr>
  )
}
