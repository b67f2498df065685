import { Button, Checkbox, Group, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { NumberField } from '../../../../shared/forms/NumberField.tsx'
import { editTrialQuery, type Series, type SeriesEdit, useChangeSeries } from '../../api/made-series.ts'
import { type Repeat, ruleOf } from '../../repeat-rule.ts'
import classes from '../repeat/Repeat.module.css'
import { RepeatFields } from '../repeat/RepeatFields.tsx'
import { RepeatTimes } from '../repeat/RepeatTimes.tsx'

/** Edits what is still to come of a series, and shows beside it what becomes of it. What is out stays. */
export function SeriesEditForm({ series, onClose }: { series: Series; onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { evergreen } = series
  const [name, setName] = useState(series.name)
  const [changesRule, setChangesRule] = useState(false)
  const [repeat, setRepeat] = useState<Partial<Repeat>>({
    every: 'week',
    on: [],
    monthly: 'day',
    end: { kind: 'count', count: 4 },
  })
  const [onHoliday, setOnHoliday] = useState(series.onHoliday)
  const [leastDays, setLeastDays] = useState(evergreen?.leastDays ?? 14)
  const [endsOn, setEndsOn] = useState(evergreen?.endsOn ?? '')
  const { edit } = useChangeSeries(series.id)
  const { startsAt, every = 'week', on = [], monthly = 'day', end } = repeat
  const accepted = series.channels.filter(each => each.sameTextAcceptedBy !== null)
  const wish: SeriesEdit | undefined =
    name.trim() === '' || (changesRule && (!startsAt || !end))
      ? undefined
      : {
          name: name.trim(),
          ...(evergreen ? { leastDays, endsOn } : { onHoliday }),
          ...(changesRule && startsAt && end
            ? { startsAt, rule: ruleOf({ startsAt, every, on, monthly, end }) }
            : {}),
          ...(accepted.length > 0 ? { acceptSameText: accepted.map(({ channelId }) => channelId) } : {}),
        }
  const [asked] = useDebouncedValue(wish, 400)
  const trial = useQuery({ ...editTrialQuery(series.id, asked ?? {}), enabled: asked !== undefined })

  return (
    <form
      className={classes.form}
      onSubmit={event => {
        event.preventDefault()
        if (!wish) return
        edit.mutate(wish, {
          onSuccess: ({ seriesId }) => {
            onClose()
            // An edited series goes on as another one.
            if (seriesId) void navigate({ to: '/series/$id', params: { id: seriesId } })
          },
        })
      }}
    >
      <div className={classes.fields}>
        <p className={classes.quiet}>{t('posts.series.editHow')}</p>
        <TextInput
          label={t('posts.repeat.name')}
          maxLength={120}
          required
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
        {evergreen ? (
          <div className={classes.pair}>
            <NumberField
              label={t('posts.series.leastDays')}
              min={1}
              max={730}
              value={leastDays}
              onChange={days => setLeastDays(Number(days) || 1)}
            />
            <TextInput
              type="date"
              label={t('posts.repeat.lastDay')}
              value={endsOn}
              onChange={event => event.currentTarget.value && setEndsOn(event.currentTarget.value)}
            />
          </div>
        ) : (
          <>
            <Checkbox
              label={t('posts.series.changeRule')}
              checked={changesRule}
              onChange={event => setChangesRule(event.currentTarget.checked)}
            />
            {changesRule && (
              <RepeatFields
                officeId={series.officeId}
                repeat={repeat}
                onRepeat={setRepeat}
                onHoliday={onHoliday}
                onHolidayChange={setOnHoliday}
              />
            )}
          </>
        )}
        {edit.error && <ProblemAlert problem={edit.error} title={t('posts.series.notDone')} />}
        <Group gap="xs">
          <Button
            type="submit"
            loading={edit.isPending}
            disabled={!wish || !trial.data || trial.error !== null}
          >
            {t('posts.series.saveEdit')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('posts.leaveIt')}
          </Button>
        </Group>
      </div>
      <RepeatTimes
        officeId={series.officeId}
        times={trial.error ? undefined : trial.data}
        problem={trial.error}
      />
    </form>
  )
}
