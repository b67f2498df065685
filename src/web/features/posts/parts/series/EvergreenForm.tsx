import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../../shared/channels/channels.ts'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { NumberField } from '../../../../shared/forms/NumberField.tsx'
import { ApprovedItemsField } from '../../../../shared/item/ApprovedItemsField.tsx'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { useOfficesFor } from '../../../../shared/offices/offices-for.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { type EvergreenWish, evergreenTrialQuery, useCreateEvergreen } from '../../api/made-series.ts'
import classes from '../repeat/Repeat.module.css'
import { RepeatTimes } from '../repeat/RepeatTimes.tsx'

const nothing: EvergreenWish = { officeId: '', name: '', newsItemIds: [], leastDays: 14, endsOn: '' }

/** Approved items that fill the slots which news leaves free, and beside them the first times that they get. */
export function EvergreenForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const offices = useOfficesFor('posts.schedule')
  const officeName = useOfficeNames()
  const [first = ''] = offices
  const [officeId, setOfficeId] = useState(first)
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [leastDays, setLeastDays] = useState(14)
  const [endsOn, setEndsOn] = useState('')
  const [accepts, setAccepts] = useState(false)
  const channels = useChannels().filter(each => each.officeId === officeId && each.state === 'connected')
  const wish =
    name.trim() === '' || chosen.length === 0 || endsOn === ''
      ? undefined
      : {
          officeId,
          name: name.trim(),
          newsItemIds: [...chosen],
          leastDays,
          endsOn,
          ...(accepts ? { acceptSameText: channels.map(({ id }) => id) } : {}),
        }
  const [asked] = useDebouncedValue(wish, 400)
  const trial = useQuery({ ...evergreenTrialQuery(asked ?? nothing), enabled: asked !== undefined })
  const create = useCreateEvergreen()
  const forbids = trial.error?.code === 'series-repeats-text'
  return (
    <Card title={t('posts.series.newEvergreen')}>
      <form
        className={classes.form}
        onSubmit={event => {
          event.preventDefault()
          if (!wish) return
          create.mutate(wish, {
            onSuccess: ({ seriesId }) => {
              if (seriesId) void navigate({ to: '/series/$id', params: { id: seriesId } })
            },
          })
        }}
      >
        <div className={classes.fields}>
          <p className={classes.quiet}>{t('posts.series.evergreenHow')}</p>
          <TextInput
            label={t('posts.repeat.name')}
            maxLength={120}
            required
            value={name}
            onChange={event => setName(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('posts.series.office')}
            data={offices.map(id => ({ value: id, label: officeName(id) }))}
            value={officeId}
            onChange={event => {
              setOfficeId(event.currentTarget.value)
              setChosen([])
              setAccepts(false)
            }}
          />
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
              required
              label={t('posts.repeat.lastDay')}
              value={endsOn}
              onChange={event => setEndsOn(event.currentTarget.value)}
            />
          </div>
          <ApprovedItemsField
            officeId={officeId}
            label={t('posts.series.items')}
            none={t('posts.series.noItems')}
            value={chosen}
            onChange={setChosen}
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
              {t('posts.series.leaveEvergreen')}
            </Button>
          </Group>
        </div>
        <RepeatTimes
          officeId={officeId}
          times={trial.error ? undefined : trial.data}
          problem={forbids ? null : trial.error}
        />
      </form>
    </Card>
  )
}
