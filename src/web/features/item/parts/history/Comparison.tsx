import { Button, NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { useMay } from '../../../../shared/session/may.ts'
import { useChanges } from '../../api/changes.ts'
import { useEditing } from '../../editing/use-editing.ts'
import { ChangeList } from './ChangeList.tsx'
import classes from './Comparison.module.css'

interface ComparisonProps {
  item: NewsItem
  numbers: readonly number[]
  from: number
  to: number
  onChange: (pair: { from: number; to: number }) => void
}

/** What changed between two revisions, per variant and by word; an older state can become a new save. */
export function Comparison({ item, numbers, from, to, onChange }: ComparisonProps) {
  const { t } = useTranslation()
  const editing = useEditing()
  const navigate = useNavigate()
  const changes = useChanges(item.id, from, to)
  const mayWrite = useMay('news.write', item.officeId) && !item.archivedAt
  const old = item.revisions.find(({ number }) => number === to)
  const options = numbers.map(number => ({ value: String(number), label: t('item.revision', { number }) }))
  const restore = () => {
    if (!old) return
    editing.change(() => old.content)
    void editing.saveNow()
    void navigate({ to: '/news/$id', params: { id: item.id } })
  }
  return (
    <section className={classes.card} aria-labelledby="comparison">
      <header className={classes.head}>
        <h2 id="comparison" className={classes.title}>
          {t('item.whatChanged')}
        </h2>
        <NativeSelect
          aria-label={t('item.compareFrom')}
          value={String(from)}
          data={options}
          onChange={event => onChange({ from: Number(event.currentTarget.value), to })}
        />
        <span>{t('item.compareTo')}</span>
        <NativeSelect
          aria-label={t('item.compareWith')}
          value={String(to)}
          data={options}
          onChange={event => onChange({ from, to: Number(event.currentTarget.value) })}
        />
        {mayWrite && old && to !== item.revision && (
          <Button variant="default" onClick={restore}>
            {t('item.restoreRevision', { number: to })}
          </Button>
        )}
      </header>
      <div className={classes.body}>
        {changes.isPending && <LoadingRows rows={3} />}
        {changes.error && <ProblemAlert problem={changes.error} onRetry={() => void changes.refetch()} />}
        {changes.data && <ChangeList changes={changes.data} />}
      </div>
    </section>
  )
}
