import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { WordPart } from './changed-words.ts'
import classes from './WordChanges.module.css'

/** What was removed struck through, what was added underlined; both said to those who cannot see it. */
export function WordChanges({ parts }: { parts: readonly WordPart[] }) {
  const { t } = useTranslation()
  return parts.map(({ kind, text }, index) => {
    // Parts have no name but their place, and never change it.
    const key = `${index} ${kind}`
    if (kind === 'same') return <span key={key}>{text}</span>
    const Element = kind === 'removed' ? 'del' : 'ins'
    return (
      <Element key={key} className={classes[kind]}>
        <VisuallyHidden>{kind === 'removed' ? t('item.removedWords') : t('item.addedWords')} </VisuallyHidden>
        {text}
      </Element>
    )
  })
}
