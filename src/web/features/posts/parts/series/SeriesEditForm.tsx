import { Checkbox } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { type Series, type SeriesEdit, useChangeSeries, useEditTrial } from '../../api/made-series.ts'
import { type OnHoliday, onHolidayIn, repeatIn, timesOf, usualRepeat } from '../../repeat-rule.ts'
import classes from '../repeat/Repeat.module.css'
import { RepeatFields } from '../repeat/RepeatFields.tsx'
import { SeriesForm } from '../repeat/SeriesForm.tsx'
import { SeriesName } from '../repeat/SeriesName.tsx'
import { SlotFilling } from './SlotFilling.tsx'

/** Edits what is still to come of a series, and shows beside it what becomes of it. What is out stays. */
export function SeriesEditForm({ series, onClose }: { series: Series; onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const kept = useKeptForm(`series/${series.id}`)
  const [name, setName] = useKeptState(kept, 'name', series.name)
  const [leastDays, setLeastDays] = useKeptState(kept, 'leastDays', series.evergreen?.leastDays ?? 1)
  const [endsOn, setEndsOn] = useKeptState(kept, 'endsOn', series.evergreen?.endsOn ?? '')
  const filling = series.evergreen ? { leastDays, endsOn } : null
  const [changesRule, setChangesRule] = useKeptState(kept, 'changesRule', false)
  const [typedRepeat, setRepeat] = useKeptState(kept, 'repeat', usualRepeat)
  const repeat = repeatIn(typedRepeat)
  const [typedOnHoliday, setOnHoliday] = useKeptState<OnHoliday>(kept, 'onHoliday', series.onHoliday)
  const onHoliday = onHolidayIn(typedOnHoliday)
  const { edit } = useChangeSeries(series.id)
  const times = timesOf(repeat)
  const accepted = series.channels.filter(each => each.sameTextAcceptedBy !== null)
  const isWhole = name.trim() !== '' && filling?.endsOn !== '' && (!changesRule || times !== undefined)
  const wish: SeriesEdit = {
    name: name.trim(),
    ...(filling ? { leastDays: filling.leastDays, endsOn: filling.endsOn } : { onHoliday }),
    ...(changesRule ? times : {}),
    ...(accepted.length > 0 ? { acceptSameText: accepted.map(({ channelId }) => channelId) } : {}),
  }
  const trial = useEditTrial(series.id, isWhole ? wish : undefined)
  return (
    <SeriesForm
      kept={kept}
      officeId={series.officeId}
      isWhole={isWhole}
      trial={trial}
      toSee={t(filling ? 'posts.series.chooseItems' : 'posts.repeat.chooseFirst')}
      saving={edit}
      notSaved={t('posts.series.notDone')}
      save={t('posts.series.saveEdit')}
      leave={t('posts.leaveAsIs')}
      onSave={() =>
        forgetOnceSent(
          kept,
          edit.mutateAsync(wish, {
            onSuccess: ({ seriesId }) => {
              onClose()
              // An edited series goes on as another one.
              if (seriesId) void navigate({ to: '/series/$id', params: { id: seriesId } })
            },
          }),
        )
      }
      onClose={onClose}
    >
      <p className={classes.quiet}>{t('posts.series.editHow')}</p>
      <SeriesName value={name} onChange={setName} />
      {filling ? (
        <SlotFilling
          value={filling}
          onChange={next => {
            setLeastDays(next.leastDays)
            setEndsOn(next.endsOn)
          }}
        />
      ) : (
        <Checkbox
          label={t('posts.series.changeRule')}
          checked={changesRule}
          onChange={event => setChangesRule(event.currentTarget.checked)}
        />
      )}
      {changesRule && (
        <RepeatFields
          officeId={series.officeId}
          repeat={repeat}
          onRepeat={setRepeat}
          onHoliday={onHoliday}
          onHolidayChange={setOnHoliday}
        />
      )}
    </SeriesForm>
  )
}
