import { Chip, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../../../../shared/forms/NumberField.tsx'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import {
  dayOfMonth,
  type OnHoliday,
  onHolidayIn,
  type RepeatChoice,
  weekdayOf,
  weekdays,
  weekOfMonth,
} from '../../repeat-rule.ts'
import { useWeekdayName, useWeekdayOfMonth } from '../../weekday-text.ts'
import { TimeField } from '../when/TimeField.tsx'
import classes from './Repeat.module.css'

interface RepeatFieldsProps {
  officeId: string
  repeat: RepeatChoice
  onRepeat: (repeat: RepeatChoice) => void
  onHoliday: OnHoliday
  onHolidayChange: (rule: OnHoliday) => void
}

export function RepeatFields({ officeId, repeat, onRepeat, onHoliday, onHolidayChange }: RepeatFieldsProps) {
  const { t } = useTranslation()
  const place = useOfficeNames()(officeId)
  return (
    <>
      <TimeField
        label={t('posts.repeat.first', { place })}
        officeId={officeId}
        value={repeat.startsAt}
        onChange={startsAt => onRepeat({ ...repeat, ...(startsAt ? { startsAt } : {}) })}
      />
      <SegmentedControl
        data={[
          { value: 'week', label: t('posts.repeat.weekly') },
          { value: 'month', label: t('posts.repeat.monthly') },
        ]}
        value={repeat.every}
        onChange={every => onRepeat({ ...repeat, every: every === 'month' ? 'month' : 'week' })}
        aria-label={t('posts.repeat.every')}
      />
      {repeat.every === 'month' ? (
        <MonthlyChoice repeat={repeat} onRepeat={onRepeat} />
      ) : (
        <WeekdayChoice repeat={repeat} onRepeat={onRepeat} />
      )}
      <EndChoice repeat={repeat} onRepeat={onRepeat} />
      <NativeSelect
        label={t('posts.repeat.holiday')}
        data={(['skip', 'before', 'after'] as const).map(value => ({
          value,
          label: t(`posts.repeat.onHoliday.${value}`),
        }))}
        value={onHoliday}
        onChange={event => onHolidayChange(onHolidayIn(event.currentTarget.value))}
      />
    </>
  )
}

type ChoiceProps = Pick<RepeatFieldsProps, 'repeat' | 'onRepeat'>

function WeekdayChoice({ repeat, onRepeat }: ChoiceProps) {
  const { t } = useTranslation()
  const nameOf = useWeekdayName()
  const chosen = repeat.on.length > 0 ? repeat.on : repeat.startsAt ? [weekdayOf(repeat.startsAt)] : []
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend className={classes.title}>{t('posts.repeat.days')}</legend>
      <Chip.Group
        multiple
        value={[...chosen]}
        onChange={values => onRepeat({ ...repeat, on: weekdays.filter(day => values.includes(day)) })}
      >
        <div className={classes.days}>
          {weekdays.map(day => (
            <Chip key={day} value={day}>
              {nameOf(day, 'short')}
            </Chip>
          ))}
        </div>
      </Chip.Group>
    </fieldset>
  )
}

function MonthlyChoice({ repeat, onRepeat }: ChoiceProps) {
  const { t } = useTranslation()
  const number = useNumbers()
  const weekdayOfMonth = useWeekdayOfMonth()
  const { startsAt } = repeat
  if (!startsAt) return <p className={classes.quiet}>{t('posts.repeat.firstNeeded')}</p>
  return (
    <NativeSelect
      label={t('posts.repeat.monthlyOn')}
      data={[
        { value: 'day', label: t('posts.repeat.sameDay', { day: number(dayOfMonth(startsAt)) }) },
        { value: 'weekday', label: weekdayOfMonth(weekdayOf(startsAt), weekOfMonth(startsAt)) },
      ]}
      value={repeat.monthly}
      onChange={({ currentTarget: { value } }) =>
        onRepeat({ ...repeat, monthly: value === 'weekday' ? 'weekday' : 'day' })
      }
    />
  )
}

function EndChoice({ repeat, onRepeat }: ChoiceProps) {
  const { t } = useTranslation()
  const { end } = repeat
  return (
    <div className={classes.pair}>
      <NativeSelect
        label={t('posts.repeat.ends')}
        data={[
          { value: 'count', label: t('posts.repeat.afterTimes') },
          { value: 'until', label: t('posts.repeat.onDay') },
        ]}
        value={end.kind}
        onChange={({ currentTarget: { value } }) =>
          onRepeat({
            ...repeat,
            end:
              value === 'until'
                ? { kind: 'until', day: monthsAfter(repeat.startsAt) }
                : { kind: 'count', count: 4 },
          })
        }
      />
      {end.kind === 'until' ? (
        <TextInput
          type="date"
          label={t('posts.repeat.lastDay')}
          value={end.day}
          onChange={({ currentTarget: { value } }) =>
            value && onRepeat({ ...repeat, end: { kind: 'until', day: value } })
          }
        />
      ) : (
        <NumberField
          label={t('posts.repeat.times')}
          min={1}
          max={400}
          value={end.count}
          onChange={count => onRepeat({ ...repeat, end: { kind: 'count', count: Number(count) || 1 } })}
        />
      )}
    </div>
  )
}

/** Three months after the first time, as a day. */
function monthsAfter(startsAt: string | undefined): string {
  const day = startsAt ? new Date(`${startsAt.slice(0, 10)}T00:00:00Z`) : new Date()
  day.setUTCMonth(day.getUTCMonth() + 3)
  return day.toISOString().slice(0, 10)
}
