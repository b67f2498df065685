import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { refusalBeside } from '../../../../shared/forms/refusal-beside.tsx'
import type { Holiday, NewHoliday } from '../../api/holidays.ts'
import { AffectedPosts } from './AffectedPosts.tsx'
import classes from './HolidaysCard.module.css'
import { type Saving, useAskFirst } from './use-ask-first.ts'

interface HolidayFormProps {
  /** What its fields are kept under: `holiday/…`. */
  form: string
  /** The holiday as it is; without one the form adds one. */
  holiday?: Pick<Holiday, 'day' | 'name'>
  saving: Saving<NewHoliday>
  /** The word on the button. */
  save: string
  onClose?: () => void
}

/** A day and its name; the scheduled posts of that day are shown before it is saved. */
export function HolidayForm({ form, holiday = nothing, saving, save: word, onClose }: HolidayFormProps) {
  const { t } = useTranslation()
  const kept = useKeptForm(form)
  const [day, setDay] = useKeptState(kept, 'day', holiday.day)
  const [name, setName] = useKeptState(kept, 'name', holiday.name)
  const [isTried, setIsTried] = useState(false)
  const { save, isBusy, problem, asked, saveAnyway, cancel } = useAskFirst(saving, () => {
    const isAllSent = kept.sending()
    return () => {
      isAllSent()
      setIsTried(false)
      onClose?.()
    }
  })

  const refusal = refusalBeside(problem, { day: ['holiday-day-invalid', 'holiday-exists'], name: [] })

  function submit(event: FormEvent) {
    event.preventDefault()
    setIsTried(true)
    if (day !== '' && name.trim() !== '') save({ day, name: name.trim() })
  }

  return (
    <form onSubmit={submit} noValidate>
      <KeptNotice form={kept} />
      <div className={classes.line}>
        <TextInput
          type="date"
          label={t('settings.holidays.day')}
          value={day}
          error={isTried && day === '' ? t('forms.missing') : refusal.at('day')}
          onChange={event => setDay(event.currentTarget.value)}
        />
        <TextInput
          label={t('settings.holidays.name')}
          className={classes.grow}
          maxLength={120}
          value={name}
          error={isTried && name.trim() === '' ? t('forms.missing') : refusal.at('name')}
          onChange={event => setName(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button type="submit" loading={isBusy}>
            {word}
          </Button>
          {onClose && (
            <Button
              variant="default"
              onClick={() => {
                kept.forget()
                onClose()
              }}
            >
              {t('forms.cancel')}
            </Button>
          )}
        </Group>
      </div>
      {refusal.elsewhere ? <ProblemAlert problem={refusal.elsewhere} title={t('forms.notSaved')} /> : null}
      {asked && (
        <AffectedPosts affected={asked.affected} isBusy={isBusy} onSave={saveAnyway} onCancel={cancel} />
      )}
    </form>
  )
}

const nothing = { day: '', name: '' }
