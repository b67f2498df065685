import { Button, Checkbox, Group, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { headed } from '../../../../shared/item/item-words.ts'
import { useAnnounce } from '../../announce.ts'
import { type SeriesWish, seriesTrialQuery, useCreateSeries } from '../../api/series.ts'
import { type Repeat, ruleOf } from '../../repeat-rule.ts'
import classes from './Repeat.module.css'
import { RepeatFields } from './RepeatFields.tsx'
import { RepeatTimes } from './RepeatTimes.tsx'

interface RepeatFormProps {
  item: NewsItem
  channelIds: readonly string[]
  onClose: () => void
}

/** The rule by simple choices, and beside it the first ten times that it gives. */
export default function RepeatForm({ item, channelIds, onClose }: RepeatFormProps) {
  const { t } = useTranslation()
  const first = item.content.variants[0]
  const [name, setName] = useState(() => headed(first?.text ?? '', item.content.places).words.slice(0, 80))
  const [repeat, setRepeat] = useState<Partial<Repeat>>({
    every: 'week',
    on: [],
    monthly: 'day',
    end: { kind: 'count', count: 4 },
  })
  const [onHoliday, setOnHoliday] = useState<NonNullable<SeriesWish['onHoliday']>>('skip')
  const [accepts, setAccepts] = useState(false)
  const wish = wishOf({ item, channelIds, name, repeat, onHoliday, accepts })
  const [asked] = useDebouncedValue(wish, 400)
  const trial = useQuery({ ...seriesTrialQuery(asked ?? emptyWish), enabled: asked !== undefined })
  const create = useCreateSeries()
  const announce = useAnnounce()
  const forbids = trial.error?.code === 'series-repeats-text'

  return (
    <form
      className={classes.form}
      onSubmit={event => {
        event.preventDefault()
        if (wish)
          create.mutate(wish, {
            onSuccess: ({ count }) => {
              announce(t('posts.repeat.made', { count }), null)
              onClose()
            },
          })
      }}
    >
      <div className={classes.fields}>
        <TextInput
          label={t('posts.repeat.name')}
          maxLength={120}
          required
          value={name}
          onChange={event => setName(event.currentTarget.value)}
        />
        <RepeatFields
          officeId={item.officeId}
          repeat={repeat}
          onRepeat={setRepeat}
          onHoliday={onHoliday}
          onHolidayChange={setOnHoliday}
        />
        {(forbids || accepts) && (
          <Checkbox
            label={t('posts.repeat.accept')}
            description={t('posts.repeat.acceptWhy')}
            checked={accepts}
            onChange={event => setAccepts(event.currentTarget.checked)}
          />
        )}
        {create.error && <ProblemAlert problem={create.error} title={t('posts.notScheduled')} />}
        <Group gap="xs">
          <Button
            type="submit"
            loading={create.isPending}
            disabled={!wish || !trial.data || trial.error !== null}
          >
            {t('posts.repeat.make')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('posts.repeat.leave')}
          </Button>
        </Group>
      </div>
      <RepeatTimes
        officeId={item.officeId}
        times={trial.error ? undefined : trial.data}
        problem={forbids ? null : trial.error}
      />
    </form>
  )
}

const emptyWish: SeriesWish = { officeId: '', name: '', newsItemIds: [], startsAt: '', rule: '' }

interface Chosen {
  item: NewsItem
  channelIds: readonly string[]
  name: string
  repeat: Partial<Repeat>
  onHoliday: NonNullable<SeriesWish['onHoliday']>
  accepts: boolean
}

/** Undefined until there is a first time and a name. */
function wishOf({ item, channelIds, name, repeat, onHoliday, accepts }: Chosen): SeriesWish | undefined {
  const { startsAt, every = 'week', on = [], monthly = 'day', end } = repeat
  if (!startsAt || !end || name.trim() === '') return undefined
  return {
    officeId: item.officeId,
    name: name.trim(),
    newsItemIds: [item.id],
    channelIds: [...channelIds],
    startsAt,
    rule: ruleOf({ startsAt, every, on, monthly, end }),
    onHoliday,
    ...(accepts ? { acceptSameText: [...channelIds] } : {}),
  }
}
