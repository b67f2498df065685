import { IconCheck } from '@tabler/icons-react'
import { Trans, useTranslation } from 'react-i18next'
import type { Revision } from '../../api/revisions.ts'
import classes from './RevisionEntry.module.css'

/** Who approved exactly this, and whether that still holds. */
export function ApprovalNotes({ approvals }: Pick<Revision, 'approvals'>) {
  const { t } = useTranslation()
  return approvals.map(({ by, at, revokedAt }) => (
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
  ))
}
