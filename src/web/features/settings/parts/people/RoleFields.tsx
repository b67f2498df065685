import { Button, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { useOfficesFor } from '../../../../shared/offices/offices-for.ts'
import { useMay } from '../../../../shared/session/may.ts'
import type { Role } from '../../../../shared/session/session.ts'
import type { Grant } from '../../api/people.ts'
import classes from './RoleFields.module.css'

const roles: readonly Role[] = ['author', 'approver', 'analyst', 'operator', 'admin']

interface RoleFieldsProps {
  isBusy?: boolean
  value: Grant
  onChange: (grant: Grant) => void
  onAdd: (grant: Grant) => void
}

/** One role in one office, with what it means, to be added. */
export function RoleFields({ isBusy = false, value: { role, officeId }, onChange, onAdd }: RoleFieldsProps) {
  const { t } = useTranslation()
  const nameOf = useOfficeNames()
  const offices = useOfficesFor('people.manage')
  const everywhere = useMay('people.manage', '*')
  return (
    <div className={classes.line}>
      <NativeSelect
        className={classes.role}
        label={t('settings.peopleIs.role')}
        description={t(`settings.peopleIs.explain.${role}`)}
        inputWrapperOrder={['label', 'input', 'description']}
        value={role}
        data={roles.map(value => ({ value, label: t(`shared.role.${value}`) }))}
        onChange={event => {
          const chosen = roles.find(each => each === event.currentTarget.value)
          if (chosen) onChange({ role: chosen, officeId })
        }}
      />
      <NativeSelect
        className={classes.office}
        label={t('forms.office')}
        value={officeId}
        data={[
          ...offices.map(value => ({ value, label: nameOf(value) })),
          ...(everywhere ? [{ value: '*', label: t('forms.allOffices') }] : []),
        ]}
        onChange={event => onChange({ role, officeId: event.currentTarget.value })}
      />
      <Button
        className={classes.add}
        variant="default"
        loading={isBusy}
        onClick={() => onAdd({ role, officeId })}
      >
        {t('settings.peopleIs.addRole')}
      </Button>
    </div>
  )
}

/** Whether it is one as this version of the app has them; another may have kept something else in a form. */
export function isGrant(value: unknown): value is Grant {
  const { role, officeId }: Record<string, unknown> = Object(value)
  return roles.some(each => each === role) && typeof officeId === 'string'
}

/** What stands in the fields at first: an author of the first office. */
export function useFirstGrant(): Grant {
  const [first = '*'] = useOfficesFor('people.manage')
  return { role: 'author', officeId: first }
}
