import { Checkbox } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Series, type SeriesEdit, useChangeSeries, useEditTrial } from '../../api/made-series.ts'
import { timesOf, usualRepeat } from '../../repeat-rule.ts'
import classes from '../repeat/Repeat.module.css'
import { RepeatFields } from '../repeat/RepeatFields.tsx'
import { SeriesForm } from '../repeat/SeriesForm.tsx'
import { SeriesName } from '../repeat/SeriesName.tsx'
import { SlotFilling } from './SlotFilling.tsx'

/** Edits what is still to come of a series, and shows beside it what becomes of it. What is out stays. */
export function SeriesEditForm({ series, onClose }: { series: Series; onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [name, setName] = useState(series.name)
  const [filling, setFilling] = useState(series.evergreen)
  const [changesRule, setChangesRule] = useState(false)
  const [repeat, setRepeat] = useState(usualRepeat)
  const [onHoliday, setOnHoliday] = useState(series.onHoliday)
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
      officeId={series.officeId}
      isWhole={isWhole}
      trial={trial}
      toSee={t(filling ? 'posts.series.chooseItems' : 'posts.repeat.chooseFirst')}
      saving={edit}
      notSaved={t('posts.series.notDone')}
      save={t('posts.series.saveEdit')}
      leave={t('posts.leaveAsIs')}
      onSave={() =>
        edit.mutate(wish, {
          onSuccess: ({ seriesId }) => {
            onClose()
            // An edited series goes on as another one.
            if (seriesId) void navigate({ to: '/series/$id', params: { id: seriesId } })
          },
        })
      }
      onClose={onClose}
    >
      <p className={classes.quiet}>{t('posts.series.editHow')}</p>
      <SeriesName value={name} onChange={setName} />
      {filling ? (
        <SlotFilling value={filling} onChange={change => setFilling({ ...filling, ...change })} />
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
