import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import type { Grant } from '../../api/people.ts'

/** A role with its office: "Approver, Lahore". */
export function useGrantWords(): (grant: Grant) => string {
  const { t } = useTranslation()
  const nameOf = useOfficeNames()
  return ({ role, officeId }) =>
    t('settings.peopleIs.roleIn', {
      role: t(`shared.role.${role}`),
      office: officeId === '*' ? t('forms.allOffices') : nameOf(officeId),
    })
}
