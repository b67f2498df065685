import { Button } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '../../../../shared/feedback/Confirm.tsx'
import { EmptyState } from '../../../../shared/feedback/EmptyState.tsx'
import { LoadingRows } from '../../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { useChosenOfficeIds } from '../../../../shared/offices/chosen-offices.ts'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { may } from '../../../../shared/session/may.ts'
import { useSession } from '../../../../shared/session/session.ts'
import { Name } from '../../../../shared/text/Name.tsx'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import { type LogImport, useLogImports, useUndoLogImport } from '../../api/log-imports.ts'
import classes from './ImportList.module.css'

/** Files that were imported, the latest first; each can be undone as a whole. */
export function ImportList() {
  const { t } = useTranslation()
  const number = useNumbers()
  const { data, error, refetch } = useLogImports()
  const chosen = useChosenOfficeIds()
  const undo = useUndoLogImport()
  const [asked, setAsked] = useState<LogImport>()
  const rows = data?.items.filter(row => !chosen || row.officeIds.some(id => chosen.includes(id)))
  const close = () => {
    undo.reset()
    setAsked(undefined)
  }
  return (
    <Card title={t('log.list.imports')} isList>
      {!data && error && <ProblemAlert problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <LoadingRows rows={4} />}
      {rows?.length === 0 && (
        <EmptyState icon={IconFileImport} title={t('log.noImports')}>
          {t('log.noImportsWhy')}
        </EmptyState>
      )}
      <ul className={classes.rows}>
        {rows?.map(row => (
          <ImportRow key={row.id} row={row} onUndo={() => setAsked(row)} />
        ))}
      </ul>
      <Confirm
        isOpen={asked !== undefined}
        title={t('log.undoAsk')}
        doIt={t('log.undoImport')}
        keep={t('log.keepImport')}
        isBusy={undo.isPending}
        problem={undo.error}
        onConfirm={() => asked && undo.mutate(asked.id, { onSuccess: close })}
        onClose={close}
      >
        <p>{t('log.undoWhat')}</p>
        <p>
          {t('log.added', { count: asked?.added ?? 0 })} ·{' '}
          {t('log.replaced', { number: number(asked?.ended ?? 0) })}
        </p>
      </Confirm>
    </Card>
  )
}

function ImportRow({ row, onUndo }: { row: LogImport; onUndo: () => void }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const officeName = useOfficeNames()
  const session = useSession()
  const { log, name, source, officeIds, added, known, ended, refused, createdBy, createdAt, undone } = row
  const mayUndo = officeIds.every(
    id =>
      may(session, 'outreach.undo-import', id) ||
      (createdBy.id === session.id && may(session, 'outreach.log', id)),
  )
  const counts = [
    t('log.added', { count: added }),
    ...(known > 0 ? [t('log.known', { count: known })] : []),
    ...(ended > 0 ? [t('log.replaced', { number: number(ended) })] : []),
    ...(refused > 0 ? [t('log.rejected', { count: refused })] : []),
  ]
  return (
    <li className={classes.row} data-testid="log-import" data-undone={undone !== null || undefined}>
      <div className={classes.words}>
        <strong>
          <bdi>{name}</bdi>
        </strong>
        {source !== name && (
          <span>
            {' · '}
            <bdi>{source}</bdi>
          </span>
        )}
        <p className={classes.quiet}>
          {t(log === 'activities' ? 'log.activities' : 'log.enquiriesWord')} · {counts.join(' · ')}
        </p>
        <p className={classes.quiet}>
          {officeIds.map(officeName).join(t('shared.listComma'))} · <Name>{createdBy.name}</Name> ·{' '}
          <OfficeTime at={createdAt} officeId={officeIds[0] ?? ''} withDay />
        </p>
      </div>
      {undone ? (
        <span className={classes.quiet}>
          {t('log.wasUndone')} · <Name>{undone.by.name}</Name>
        </span>
      ) : (
        mayUndo && (
          <Button variant="default" size="xs" onClick={onUndo}>
            {t('log.undoImport')}
          </Button>
        )
      )}
    </li>
  )
}
