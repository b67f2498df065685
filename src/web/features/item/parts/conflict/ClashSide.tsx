import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Run } from '../../../../shared/text/Run.tsx'
import type { Clash } from '../../editing/merge.ts'
import { changedWords } from '../history/changed-words.ts'
import { WordChanges } from '../history/WordChanges.tsx'
import classes from './ClashSide.module.css'

interface ClashSideProps {
  clash: Clash
  of: 'mine' | 'theirs'
  /** Of a text; undefined for what has none. */
  language: string | undefined
  isChosen: boolean
  children: ReactNode
}

/** What one person made of a part, with what they changed marked. */
export function ClashSide({ clash, of, language, isChosen, children }: ClashSideProps) {
  const { t } = useTranslation()
  const value = clash[of]
  return (
    <div className={classes.side} data-chosen={isChosen || undefined}>
      {children}
      {value === undefined && <p className={classes.none}>{t('item.removedIt')}</p>}
      {typeof value === 'string' && language !== undefined && (
        <Run language={language} as="div" className={classes.text}>
          <WordChanges parts={changedWords(String(clash.base ?? ''), value)} />
        </Run>
      )}
      {value !== undefined && language === undefined && <p dir="auto">{shown(value)}</p>}
    </div>
  )
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value : Object.values(Object(value)).map(String).join(' · ')
}
