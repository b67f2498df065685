import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { headed } from '../../../../shared/item/item-words.ts'
import { useAnnounce } from '../../announce.ts'
import { type SeriesWish, useCreateSeries, useSeriesTrial } from '../../api/series.ts'
import { type OnHoliday, onHolidayIn, repeatIn, timesOf, usualRepeat } from '../../repeat-rule.ts'
import { RepeatFields } from './RepeatFields.tsx'
import { SeriesForm } from './SeriesForm.tsx'
import { SeriesName } from './SeriesName.tsx'

interface RepeatFormProps {
  item: NewsItem
  channelIds: readonly string[]
  onClose: () => void
}

/** The rule by simple choices, and beside it the first ten times that it gives. */
export function RepeatForm({ item, channelIds, onClose }: RepeatFormProps) {
  const { t } = useTranslation()
  const first = item.content.variants[0]
  const kept = useKeptForm(`repeat/${item.id}`)
  const usualName = headed(first?.text ?? '', item.content.places).words.slice(0, 80)
  const [name, setName] = useKeptState(kept, 'name', usualName)
  const [typedRepeat, setRepeat] = useKeptState(kept, 'repeat', usualRepeat)
  const repeat = repeatIn(typedRepeat)
  const [typedOnHoliday, setOnHoliday] = useKeptState<OnHoliday>(kept, 'onHoliday', 'skip')
  const onHoliday = onHolidayIn(typedOnHoliday)
  // Consent is of the day on which it is given: it is not kept.
  const [accepts, setAccepts] = useState(false)
  const times = timesOf(repeat)
  const wish: SeriesWish | undefined =
    times && name.trim() !== ''
      ? {
          officeId: item.officeId,
          name: name.trim(),
          newsItemIds: [item.id],
          channelIds: [...channelIds],
          ...times,
          onHoliday,
          ...(accepts ? { acceptSameText: [...channelIds] } : {}),
        }
      : undefined
  const trial = useSeriesTrial(wish)
  const create = useCreateSeries()
  const announce = useAnnounce()
  return (
    <SeriesForm
      kept={kept}
      officeId={item.officeId}
      isWhole={wish !== undefined}
      trial={trial}
      toSee={t('posts.repeat.chooseFirst')}
      consent={{ isGiven: accepts, onChange: setAccepts }}
      saving={create}
      notSaved={t('posts.notScheduled')}
      save={t('posts.repeat.make')}
      leave={t('posts.repeat.leave')}
      onSave={() => {
        if (!wish) return
        const made = create.mutateAsync(wish, {
          onSuccess: ({ count }) => {
            announce(t('posts.repeat.made', { count }), null)
            onClose()
          },
        })
        forgetOnceSent(kept, made)
      }}
      onClose={onClose}
    >
      <SeriesName value={name} onChange={setName} />
      <RepeatFields
        officeId={item.officeId}
        repeat={repeat}
        onRepeat={setRepeat}
        onHoliday={onHoliday}
        onHolidayChange={setOnHoliday}
      />
    </SeriesForm>
  )
}
