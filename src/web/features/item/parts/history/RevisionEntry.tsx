import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { laterPart } from '../../../../shared/page/later-part.tsx'
import { Name } from '../../../../shared/text/Name.tsx'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import type { Revision } from '../../api/revisions.ts'
import classes from './RevisionEntry.module.css'

const ApprovalNotes = laterPart(() => import('./ApprovalNotes.tsx').then(part => part.ApprovalNotes), 20)

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
      {approvals.length > 0 && <ApprovalNotes approvals={approvals} />}
    </div>
  )
}
