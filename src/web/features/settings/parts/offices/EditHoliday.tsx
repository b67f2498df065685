import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { Affected } from '../../api/edit-office.ts'
import { type Holiday, useEditHoliday } from '../../api/holidays.ts'
import { AffectedPosts } from './AffectedPosts.tsx'
import classes from './HolidaysCard.module.css'

interface EditHolidayProps {
  officeId: string
  holiday: Holiday
  onClose: () => void
}

/** Another day or name; the scheduled posts that this concerns are shown before it is saved. */
export function EditHoliday({ officeId, holiday, onClose }: EditHolidayProps) {
  const { t } = useTranslation()
  const [day, setDay] = useState(holiday.day)
  const [name, setName] = useState(holiday.name)
  const [affected, setAffected] = useState<Affected>()
  const { mutate, isPending, error } = useEditHoliday(officeId, holiday.day)
  const wanted = { day, name: name.trim() }
  const save = () => mutate(wanted, { onSuccess: onClose, onSettled: () => setAffected(undefined) })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (day === '' || wanted.name === '') return
    mutate(
      { ...wanted, dryRun: true },
      { onSuccess: answer => (answer.affected.count > 0 ? setAffected(answer.affected) : save()) },
    )
  }
  return (
    <form onSubmit={submit} noValidate>
      <div className={classes.line}>
        <TextInput
          type="date"
          label={t('settings.holidays.day')}
          value={day}
          error={day === '' ? t('forms.missing') : undefined}
          onChange={event => setDay(event.currentTarget.value)}
        />
        <TextInput
          label={t('settings.holidays.name')}
          className={classes.grow}
          maxLength={120}
          value={name}
          error={wanted.name === '' ? t('forms.missing') : undefined}
          onChange={event => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={isPending}>
          {t('forms.save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('forms.cancel')}
        </Button>
      </div>
      {error && <ProblemAlert problem={error} title={t('forms.notSaved')} />}
      {affected && (
        <AffectedPosts
          affected={affected}
          isBusy={isPending}
          onSave={save}
          onCancel={() => setAffected(undefined)}
        />
      )}
    </form>
  )
}
