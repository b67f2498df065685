import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { Affected } from '../../api/edit-office.ts'
import { useAddHoliday } from '../../api/holidays.ts'
import { AffectedPosts } from './AffectedPosts.tsx'
import classes from './HolidaysCard.module.css'

/** A day and its name; the scheduled posts of that day are shown before it is saved. */
export function AddHoliday({ officeId }: { officeId: string }) {
  const { t } = useTranslation()
  const [day, setDay] = useState('')
  const [name, setName] = useState('')
  const [isTried, setIsTried] = useState(false)
  const [affected, setAffected] = useState<Affected>()
  const { mutate, isPending, error } = useAddHoliday(officeId)

  function add() {
    mutate(
      { day, name: name.trim() },
      {
        onSuccess: () => {
          setDay('')
          setName('')
          setIsTried(false)
        },
        onSettled: () => setAffected(undefined),
      },
    )
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (day === '' || name.trim() === '') return
    mutate(
      { day, name: name.trim(), dryRun: true },
      { onSuccess: answer => (answer.affected.count > 0 ? setAffected(answer.affected) : add()) },
    )
  }

  return (
    <form onSubmit={submit} noValidate>
      <div className={classes.line}>
        <TextInput
          type="date"
          label={t('settings.holidays.day')}
          value={day}
          error={isTried && day === '' ? t('forms.missing') : undefined}
          onChange={event => setDay(event.currentTarget.value)}
        />
        <TextInput
          label={t('settings.holidays.name')}
          className={classes.grow}
          maxLength={120}
          value={name}
          error={isTried && name.trim() === '' ? t('forms.missing') : undefined}
          onChange={event => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={isPending}>
          {t('settings.holidays.add')}
        </Button>
      </div>
      {error && <ProblemAlert problem={error} title={t('forms.notSaved')} />}
      {affected && (
        <AffectedPosts
          affected={affected}
          isBusy={isPending}
          onSave={add}
          onCancel={() => setAffected(undefined)}
        />
      )}
    </form>
  )
}
