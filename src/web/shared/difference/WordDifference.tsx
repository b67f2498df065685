import { VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Run } from '../text/Run.tsx'
import classes from './WordDifference.module.css'

export interface DifferencePart {
  kind: 'same' | 'removed' | 'added'
  text: string
}

interface WordDifferenceProps {
  parts: readonly DifferencePart[]
  language: string
}

/** What a text was and what it is now, word by word: marked by lines and colours, and by words for readers of screens. */
export function WordDifference({ parts, language }: WordDifferenceProps) {
  const { t, i18n } = useTranslation()
  return (
    <Run language={language} as="p" className={classes.text}>
      {parts.map(({ kind, text }, index) => {
        if (kind === 'same')
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which come and go together.
          return <span key={index}>{text}</span>
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, which come and go together.
          <Mark key={index} className={classes.mark}>
            <VisuallyHidden lang={i18n.language}>{t(`difference.${kind}`)} </VisuallyHidden>
            {text}
          </Mark>
        )
      })}
    </Run>
  )
}
