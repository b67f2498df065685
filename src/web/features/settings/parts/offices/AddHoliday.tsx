import { useTranslation } from 'react-i18next'
import { useAddHoliday } from '../../api/holidays.ts'
import { HolidayForm } from './HolidayForm.tsx'

export function AddHoliday({ officeId }: { officeId: string }) {
  const { t } = useTranslation()
  return <HolidayForm saving={useAddHoliday(officeId)} save={t('settings.holidays.add')} />
}
