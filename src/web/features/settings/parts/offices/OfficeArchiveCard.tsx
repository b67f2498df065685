import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { Office } from '../../../../shared/offices/offices.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { useArchiveOffice } from '../../api/archive-office.ts'
import classes from './NewOfficeForm.module.css'

/** Archives an office; what prevents it stands in the answer. */
export function OfficeArchiveCard({ office }: { office: Office }) {
  const { t } = useTranslation()
  const { mutate, isPending, error } = useArchiveOffice(office.id)
  const act = office.archived ? 'restore' : 'archive'
  return (
    <Card title={office.archived ? t('settings.archived') : t('settings.officeIs.archiveCard')}>
      <div className={classes.form}>
        <p className={classes.lead}>{t('settings.officeIs.archiveText')}</p>
        {error && <ProblemAlert problem={error} title={t('forms.notSaved')} />}
        <div>
          <Button variant="default" loading={isPending} onClick={() => mutate(act)}>
            {t(`forms.${act}`)}
          </Button>
        </div>
      </div>
    </Card>
  )
}
