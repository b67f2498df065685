import { useTranslation } from 'react-i18next'
import { useOffice } from '../../../shared/offices/offices.ts'
import { usePreferences } from '../../../shared/session/session.ts'
import { clockTime } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'
import { useEditingState } from '../editing/use-editing.ts'

/** What became of the words, in one line: "Saved 17:03" is the server's word, "Kept here" the browser's. */
export function useSavedText(officeId: string): string {
  const { t } = useTranslation()
  const { status, savedAt } = useEditingState()
  const locale = useLocale()
  const officeZone = useOffice(officeId)?.timeZone ?? 'UTC'
  const zone = usePreferences().timeZone ?? officeZone
  switch (status) {
    case 'saved':
      return savedAt ? t('item.saved', { time: clockTime(savedAt, zone, locale) }) : t('item.notSaved')
    case 'saving':
      return t('item.saving')
    case 'typing':
      return t('item.typing')
    case 'kept':
      return t('item.kept')
    case 'offline':
      return t('item.keptOffline')
    default:
      return t('item.keptNotSaved')
  }
}
