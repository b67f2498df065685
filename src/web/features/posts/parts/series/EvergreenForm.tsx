import { NativeSelect } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannels } from '../../../../shared/channels/channels.ts'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { textsIn } from '../../../../shared/forms/kept/kept-shapes.ts'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import { ApprovedItemsField } from '../../../../shared/item/ApprovedItemsField.tsx'
import { useStillApproved } from '../../../../shared/item/approved-items.ts'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { useOfficesFor } from '../../../../shared/offices/offices-for.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import { useCreateEvergreen, useEvergreenTrial } from '../../api/made-series.ts'
import classes from '../repeat/Repeat.module.css'
import { SeriesForm } from '../repeat/SeriesForm.tsx'
import { SeriesName } from '../repeat/SeriesName.tsx'
import { SlotFilling } from './SlotFilling.tsx'

/** Approved items that fill the slots which news leaves free, and beside them the first times that they get. */
export function EvergreenForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const offices = useOfficesFor('posts.schedule')
  const officeName = useOfficeNames()
  const [first = ''] = offices
  const kept = useKeptForm('evergreen')
  const [typedOffice, setOfficeId] = useKeptState(kept, 'office', first)
  const officeId = offices.includes(typedOffice) ? typedOffice : first
  const [name, setName] = useKeptState(kept, 'name', '')
  const [typedItems, setChosen] = useKeptState<readonly string[]>(kept, 'items', [])
  const chosen = useStillApproved(officeId, textsIn(typedItems))
  const [leastDays, setLeastDays] = useKeptState(kept, 'leastDays', 14)
  const [endsOn, setEndsOn] = useKeptState(kept, 'endsOn', '')
  const filling = { leastDays, endsOn }
  const [accepts, setAccepts] = useState(false)
  const channels = useChannels().filter(each => each.officeId === officeId && each.state === 'connected')
  const isWhole = name.trim() !== '' && chosen.length > 0 && filling.endsOn !== ''
  const wish = {
    officeId,
    name: name.trim(),
    newsItemIds: [...chosen],
    ...filling,
    ...(accepts ? { acceptSameText: channels.map(({ id }) => id) } : {}),
  }
  const trial = useEvergreenTrial(isWhole ? wish : undefined)
  const create = useCreateEvergreen()
  return (
    <Card title={t('posts.series.newEvergreen')}>
      <SeriesForm
        kept={kept}
        officeId={officeId}
        isWhole={isWhole}
        trial={trial}
        toSee={t('posts.series.chooseItems')}
        consent={{ isGiven: accepts, onChange: setAccepts }}
        saving={create}
        notSaved={t('posts.notScheduled')}
        save={t('posts.repeat.make')}
        leave={t('posts.series.leaveEvergreen')}
        onSave={() =>
          forgetOnceSent(
            kept,
            create.mutateAsync(wish, {
              onSuccess: ({ seriesId }) => {
                if (seriesId) void navigate({ to: '/series/$id', params: { id: seriesId } })
              },
            }),
          )
        }
        onClose={onClose}
      >
        <p className={classes.quiet}>{t('posts.series.evergreenHow')}</p>
        <SeriesName value={name} onChange={setName} />
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
        <SlotFilling
          value={filling}
          onChange={next => {
            setLeastDays(next.leastDays)
            setEndsOn(next.endsOn)
          }}
        />
        <ApprovedItemsField
          officeId={officeId}
          label={t('posts.series.items')}
          none={t('posts.series.noItems')}
          value={chosen}
          onChange={setChosen}
        />
      </SeriesForm>
    </Card>
  )
}
