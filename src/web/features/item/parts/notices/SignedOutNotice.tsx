import { IconUserOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Notice } from './Notice.tsx'

/** Beside the dialog of the frame, in which the person signs in again: what was written stays, and is saved then. */
export function SignedOutNotice() {
  const { t } = useTranslation()
  return (
    <Notice tone="warning" icon={IconUserOff}>
      {t('item.sessionEnded')}
    </Notice>
  )
}
