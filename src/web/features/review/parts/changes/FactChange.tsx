import { useTranslation } from 'react-i18next'
import { WordDifference } from '../../../../shared/difference/WordDifference.tsx'
import type { Changes } from '../../api/changes.ts'
import classes from './ChangeList.module.css'

const fields = ['places', 'topics', 'link', 'projectId'] as const

/** A fact that is another one now: what it was struck through, what it is underlined. */
export function FactChange({ fact: { field, before, after } }: { fact: Changes['facts'][number] }) {
  const { t } = useTranslation()
  const known = fields.find(each => each === field)
  const parts = [
    { kind: 'removed' as const, text: written(before) },
    { kind: 'added' as const, text: written(after) },
  ]
  return (
    <li className={classes.fact}>
      <span className={classes.label}>{known ? t(`review.field.${known}`) : t('review.field.other')}</span>
      <WordDifference parts={parts.filter(({ text }) => text !== '')} language="en" />
    </li>
  )
}

function written(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(written).join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
