import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { Trans, useTranslation } from 'react-i18next'
import { Name } from '../../../../shared/text/Name.tsx'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import type { Revision } from '../../api/revisions.ts'
import classes from './RevisionEntry.module.css'

interface RevisionEntryProps {
  revision: Revision
  officeId: string
  isShown: boolean
  onCompare: () => void
}

/** One saved state: number, who, when, and who approved exactly this. */
export function RevisionEntry({ revision, officeId, isShown, onCompare }: RevisionEntryProps) {
  const { t } = useTranslation()
  const { number, createdBy, savedAt, submittedBy, approvals } = revision
  return (
    <div className={classes.entry} data-shown={isShown || undefined}>
      <p className={classes.head}>
        <strong>{t('item.revision', { number })}</strong>
        {number > 1 && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-pressed={isShown}
            aria-label={t('item.showChangesOf', { number })}
            onClick={onCompare}
          >
            {t('item.showChanges')}
          </Button>
        )}
      </p>
      <p className={classes.who}>
        <Name>{createdBy.name}</Name> · <OfficeTime at={savedAt} officeId={officeId} withDay />
      </p>
      {submittedBy.length > 0 && <p className={classes.note}>{t('item.wasSubmitted')}</p>}
      {approvals.map(({ by, at, revokedAt }) => (
        <p key={at} className={classes.note} data-tone={revokedAt ? 'draft' : 'good'}>
          <IconCheck size={15} stroke={2.2} aria-hidden />
          <span>
            <Trans
              t={t}
              i18nKey={revokedAt ? 'item.approvalEnded' : 'item.approvedBy'}
              values={{ name: by.name ?? t('shared.someone') }}
              components={{ name: <bdi /> }}
            />
          </span>
        </p>
      ))}
    </div>
  )
}
