import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { useChosenOfficeIds } from '../../../shared/offices/chosen-offices.ts'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { useNumbers } from '../../../shared/times/numbers.ts'
import { useAudit, useVerifyAudit } from '../api/audit.ts'
import { AuditRow } from '../parts/AuditRow.tsx'
import { ListCard } from '../parts/ListCard.tsx'
import classes from '../parts/people/InviteForm.module.css'
import { Rows } from '../parts/Rows.tsx'

export function AuditSettings() {
  const { t } = useTranslation()
  const number = useNumbers()
  const chosen = useChosenOfficeIds()
  const query = useAudit(chosen?.length === 1 ? chosen[0] : undefined)
  const mayVerify = useMay('audit.read', '*')
  const verify = useVerifyAudit()
  return (
    <Page
      title={t('settings.audit')}
      lead={t('settings.about.audit')}
      actions={
        mayVerify && (
          <Button variant="default" loading={verify.isPending} onClick={() => verify.mutate()}>
            {t('settings.auditIs.verify')}
          </Button>
        )
      }
    >
      {verify.error && <ProblemAlert problem={verify.error} />}
      {verify.data && (
        <p role="status" className={verify.data.intact ? classes.good : classes.bad}>
          {verify.data.intact
            ? t('settings.auditIs.intact', { number: number(verify.data.rows) })
            : t('settings.auditIs.broken', { number: number(verify.data.firstFault ?? 0) })}
        </p>
      )}
      <ListCard title={t('settings.audit')} query={query}>
        {({ pages }) => (
          <>
            {pages[0]?.items.length === 0 && <p className={classes.none}>{t('settings.auditIs.none')}</p>}
            <Rows>
              {pages.flatMap(({ items }) => items.map(entry => <AuditRow key={entry.seq} entry={entry} />))}
            </Rows>
          </>
        )}
      </ListCard>
      {query.hasNextPage && (
        <div>
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('forms.more')}
          </Button>
        </div>
      )}
    </Page>
  )
}
