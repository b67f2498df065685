import { Button } from '@mantine/core'
import { lazy, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Later } from '../../../../shared/feedback/Later.tsx'
import { Card } from '../../../../shared/page/Card.tsx'
import { may, useMay } from '../../../../shared/session/may.ts'
import { useSession } from '../../../../shared/session/session.ts'
import { useWithdrawEntry } from '../../api/change-entry.ts'
import type { AnyVersion } from '../../api/entries.ts'
import type { LogName } from '../../lists.ts'
import classes from './Entry.module.css'
import { EntryHistory } from './EntryHistory.tsx'
import type { Fact } from './facts.ts'

const ReasonDialog = lazy(() => import('../ReasonDialog.tsx'))

interface EntryViewProps<Version> {
  log: LogName
  /** The first one first; at least one. */
  versions: readonly Version[]
  factsOf: (version: Version) => readonly Fact[]
  /** The form that corrects the newest version. */
  form: (version: Version, onClose: () => void) => ReactNode
}

/** An entry as it stands, what can be done about it, and its history. */
export function EntryView<Version extends AnyVersion>(props: EntryViewProps<Version>) {
  const { t } = useTranslation()
  const { log, versions, factsOf, form } = props
  const [open, setOpen] = useState<'form' | 'withdraw'>()
  const last = versions.at(-1)
  const mayChange = useMayChange(versions)
  const withdraw = useWithdrawEntry(log, last?.entryId ?? '')
  if (!last) return null
  const close = () => setOpen(undefined)
  return (
    <div className={classes.page}>
      {open === 'form' ? (
        form(last, close)
      ) : (
        <Card title={t('log.entry')}>
          {last.ended && (
            <p className={classes.ended}>
              <strong>{t(`log.ended.${last.ended.how}`)}</strong> {t('log.countsNoMore')}
            </p>
          )}
          <dl className={classes.facts}>
            {factsOf(last).map(({ label, value }) => (
              <Pair key={label} label={label} value={value} />
            ))}
          </dl>
          <div className={classes.actions}>
            {mayChange && (
              <>
                <Button variant="default" onClick={() => setOpen('form')}>
                  {t(last.ended ? 'log.putBack' : 'log.correct')}
                </Button>
                {!last.ended && (
                  <Button variant="subtle" color="red" onClick={() => setOpen('withdraw')}>
                    {t('log.withdraw')}
                  </Button>
                )}
              </>
            )}
            {!mayChange && <p className={classes.quiet}>{t('log.mayNotCorrect')}</p>}
          </div>
        </Card>
      )}
      <EntryHistory versions={versions} factsOf={factsOf} />
      {open === 'withdraw' && (
        <Later>
          <ReasonDialog
            name={`log-withdraw/${last.entryId}`}
            title={t('log.withdrawAsk')}
            doIt={t('log.withdraw')}
            isBusy={withdraw.isPending}
            problem={withdraw.error}
            onDo={reason => withdraw.mutateAsync(reason, { onSuccess: close })}
            onClose={close}
          >
            {t('log.withdrawWhat')}
          </ReasonDialog>
        </Later>
      )}
    </div>
  )
}

function Pair({ label, value }: Fact) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </>
  )
}

/** Analysts and administrators correct every entry, authors their own. */
function useMayChange(versions: readonly AnyVersion[]): boolean {
  const session = useSession()
  const [first] = versions
  const officeId = versions.at(-1)?.officeId ?? ''
  const mayCorrect = useMay('outreach.correct', officeId)
  return mayCorrect || (first?.createdBy.id === session.id && may(session, 'outreach.log', officeId))
}
