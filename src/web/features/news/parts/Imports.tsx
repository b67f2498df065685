import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../shared/page/Card.tsx'
import { Name } from '../../../shared/text/Name.tsx'
import { OfficeTime } from '../../../shared/times/OfficeTime.tsx'
import { type ImportRow, useImports, useUndoImport } from '../api/imports.ts'
import classes from './ImportResult.module.css'

/** The latest imports; each can be undone while nothing of it was used. */
export function Imports() {
  const { t } = useTranslation()
  const { data } = useImports()
  const undo = useUndoImport()
  if (!data || data.items.length === 0) return null
  return (
    <Card title={t('news.imports')} isList>
      {undo.error && <ProblemAlert problem={undo.error} title={t('news.notUndone')} />}
      <ul className={classes.rows}>
        {data.items.map(row => (
          <li key={row.id} className={classes.row}>
            <span>
              <bdi>{row.name}</bdi>
              <br />
              <span className={classes.quiet}>
                <Name>{row.createdBy.name}</Name> ·{' '}
                <OfficeTime at={row.createdAt} officeId={row.officeIds[0] ?? ''} withDay />
              </span>
            </span>
            <span className={classes.tags}>
              <ImportEnd
                row={row}
                isBusy={undo.isPending && undo.variables === row.id}
                onUndo={undo.mutate}
              />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

interface ImportEndProps {
  row: ImportRow
  isBusy: boolean
  onUndo: (id: string) => void
}

function ImportEnd({ row, isBusy, onUndo }: ImportEndProps) {
  const { t } = useTranslation()
  if (row.undone) return <span className={classes.quiet}>{t('news.undone')}</span>
  if (row.touched > 0) return <span className={classes.quiet}>{t('news.inUse', { count: row.touched })}</span>
  return (
    <Button size="xs" variant="default" loading={isBusy} onClick={() => onUndo(row.id)}>
      {t('news.undoImport', { count: row.items })}
    </Button>
  )
}
