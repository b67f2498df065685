import { Alert, Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemSentence } from '../../../shared/feedback/ProblemSentence.tsx'
import { type EachAction, useEachItem } from '../api/each-item.ts'
import type { NewsRow } from '../api/news-list.ts'
import classes from './ChosenBar.module.css'

interface ChosenBarProps {
  rows: readonly NewsRow[]
  action: EachAction
  onDone: (ids: readonly string[]) => void
}

/** What can be done to all ticked items at once; those that were refused stay ticked, with the reason of each. */
export function ChosenBar({ rows, action, onDone }: ChosenBarProps) {
  const { t } = useTranslation()
  const { mutate, isPending, data } = useEachItem(action)
  const names = new Map(rows.map(row => [row.id, row.beginning?.text ?? row.places.join(' / ')]))
  return (
    <div className={classes.bar} role="status">
      <span className={classes.count}>{t('news.chosen', { count: rows.length })}</span>
      <Button
        size="sm"
        loading={isPending}
        onClick={() =>
          mutate(
            rows.map(({ id }) => id),
            { onSuccess: result => onDone(result.done) },
          )
        }
      >
        {t(`news.doAll.${action}`)}
      </Button>
      {data && data.refused.length > 0 && (
        <Alert
          className={classes.refused}
          color="orange"
          title={t('news.refused', { count: data.refused.length })}
        >
          <ul className={classes.list}>
            {data.refused.map(({ id, problem }) => (
              <li key={id}>
                <bdi>{names.get(id)}</bdi>:{' '}
                <bdi>
                  <ProblemSentence problem={problem} />
                </bdi>
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </div>
  )
}
