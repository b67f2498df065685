import { ActionIcon, Badge, Button, VisuallyHidden } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { Office } from '../../../../shared/offices/offices.ts'
import { useNow } from '../../../../shared/times/clock.ts'
import { dayIn, longDay } from '../../../../shared/times/format.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import { useConfirmHoliday, useHolidays, useRemoveHoliday } from '../../api/holidays.ts'
import { ListCard } from '../ListCard.tsx'
import { Row, Rows } from '../Rows.tsx'
import { AddHoliday } from './AddHoliday.tsx'
import { EditHoliday } from './EditHoliday.tsx'
import { HolidayImport } from './HolidayImport.tsx'
import { HolidaySuggestions } from './HolidaySuggestions.tsx'
import classes from './HolidaysCard.module.css'

/** The holidays of an office that are still to come. */
export function HolidaysCard({ office, isReadOnly }: { office: Office; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const today = dayIn(new Date(useNow()), office.timeZone)
  const query = useHolidays(office.id, today)
  const confirm = useConfirmHoliday(office.id)
  const remove = useRemoveHoliday(office.id)
  const [edited, setEdited] = useState<string>()
  const problem = confirm.error ?? remove.error
  return (
    <ListCard title={t('settings.holidays.title')} query={query}>
      {({ items }) => (
        <>
          <p className={classes.lead}>{t('settings.holidays.lead')}</p>
          {problem && <ProblemAlert problem={problem} title={t('forms.notSaved')} />}
          {items.length === 0 && <p className={classes.lead}>{t('settings.holidays.none')}</p>}
          <Rows>
            {items.map(holiday => {
              const { day, name, toConfirm } = holiday
              return (
                <Row
                  key={day}
                  name={<bdi>{name}</bdi>}
                  meta={
                    edited === day ? (
                      <EditHoliday
                        officeId={office.id}
                        holiday={holiday}
                        onClose={() => setEdited(undefined)}
                      />
                    ) : (
                      longDay(`${day}T12:00:00Z`, 'UTC', locale)
                    )
                  }
                  end={
                    edited !== day && (
                      <>
                        {toConfirm && (
                          <Badge variant="light" color="orange" radius="xs" tt="none">
                            {t('settings.holidays.toConfirm')}
                          </Badge>
                        )}
                        {toConfirm && !isReadOnly && (
                          <Button size="xs" variant="default" onClick={() => confirm.mutate(day)}>
                            {t('settings.holidays.confirm')}
                            <VisuallyHidden>{name}</VisuallyHidden>
                          </Button>
                        )}
                        {!isReadOnly && (
                          <ActionIcon
                            aria-label={t('settings.holidays.edit', { name })}
                            onClick={() => setEdited(day)}
                          >
                            <IconPencil size={18} aria-hidden />
                          </ActionIcon>
                        )}
                        {!isReadOnly && (
                          <ActionIcon
                            aria-label={t('forms.removeThis', { what: name })}
                            onClick={() => remove.mutate(day)}
                          >
                            <IconTrash size={18} aria-hidden />
                          </ActionIcon>
                        )}
                      </>
                    )
                  }
                />
              )
            })}
          </Rows>
          {!isReadOnly && (
            <div className={classes.foot}>
              <AddHoliday officeId={office.id} />
              <HolidaySuggestions officeId={office.id} thisYear={Number(today.slice(0, 4))} />
              <HolidayImport officeId={office.id} />
            </div>
          )}
        </>
      )}
    </ListCard>
  )
}
