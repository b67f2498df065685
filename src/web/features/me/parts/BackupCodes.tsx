import { useTranslation } from 'react-i18next'
import { ShownOnce } from '../../../shared/forms/ShownOnce.tsx'

/** Shown once; all are copied together. */
export function BackupCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation()
  return <ShownOnce title={t('me.backupCodes')} text={codes.join(' ')} />
}
