import { useTranslation } from 'react-i18next'
import type { Changes } from '../../api/changes.ts'
import classes from './FactChange.module.css'
import words from './WordChanges.module.css'

const fields = ['places', 'topics', 'link', 'projectId'] as const

/** A fact before and after. */
export function FactChange({ change }: { change: Changes['facts'][number] }) {
  const { t } = useTranslation()
  const field = fields.find(each => each === change.field)
  return (
    <section>
      <h3 className={classes.title}>{field ? t(`item.fact.${field}`) : change.field}</h3>
      <p>
        <del className={words.removed}>{shown(change.before) || t('item.nothing')}</del>{' '}
        <ins className={words.added}>{shown(change.after) || t('item.nothing')}</ins>
      </p>
    </section>
  )
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return value.map(shown).join(' · ')
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? Object.values(value).map(shown).join(' · ') : String(value)
}
