import { NativeSelect, Radio, SimpleGrid, Switch } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { NumberField } from '../../../shared/forms/NumberField.tsx'
import { fromNotes } from '../../../shared/reasons/from/notes.ts'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import { useNumbers } from '../../../shared/times/numbers.ts'
import type { ChannelDetail } from '../api/channel.ts'
import { useEditChannel } from '../api/edit-channel.ts'
import { Notes } from './Notes.tsx'

type Style = ChannelDetail['style']
type Placement = NonNullable<Style['linkPlacement']>

/** How a text becomes a post on this channel. */
export function StyleCard({ channel, isReadOnly }: { channel: ChannelDetail; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const [style, setStyle] = useState<Style>(channel.style)
  const { mutate, isPending, isSuccess, error, data } = useEditChannel(channel.id)
  const isDirty = JSON.stringify(fieldsOf(style)) !== JSON.stringify(fieldsOf(channel.style))
  const set = (change: Partial<Style>) => setStyle(before => ({ ...before, ...change }))
  const placements = channel.offers?.linkPlacements ?? []
  const note = placements.find(({ placement }) => placement === style.linkPlacement)?.note
  return (
    <FormCard
      title={t('channels.style')}
      isDirty={isDirty}
      isBusy={isPending}
      isSaved={isSuccess}
      problem={error}
      isReadOnly={isReadOnly}
      onSave={() =>
        mutate({ style: fieldsOf(style) }, { onSuccess: ({ channel: saved }) => setStyle(saved.style) })
      }
      onDiscard={() => setStyle(channel.style)}
      after={!isDirty && <Notes effects={data?.effects} />}
    >
      {channel.offers?.threads !== false && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Radio.Group
            label={t('channels.tooLong')}
            value={style.tooLong}
            onChange={tooLong => set({ tooLong: tooLong === 'thread' ? 'thread' : 'shorten' })}
          >
            <Radio mt="xs" value="thread" label={t('channels.tooLongIs.thread')} />
            <Radio mt="xs" value="shorten" label={t('channels.tooLongIs.shorten')} />
          </Radio.Group>
          <Radio.Group
            label={t('channels.numbering')}
            value={style.numbering}
            onChange={numbering => set({ numbering: numbering === 'plain' ? 'plain' : 'numbered' })}
          >
            <Radio mt="xs" value="numbered" label={t('channels.numberingIs.numbered')} />
            <Radio mt="xs" value="plain" label={t('channels.numberingIs.plain')} />
          </Radio.Group>
        </SimpleGrid>
      )}
      <NativeSelect
        label={t('channels.link')}
        description={note && <Reason text={note} from={fromNotes} />}
        value={style.linkPlacement ?? 'usual'}
        data={['usual' as const, ...placements.map(({ placement }) => placement)].map(value => ({
          value,
          label: t(`channels.linkIs.${value}`),
        }))}
        onChange={event => {
          const chosen = placements.find(({ placement }) => placement === event.currentTarget.value)
          set({ linkPlacement: chosen?.placement satisfies Placement | undefined })
        }}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberField
          label={t('channels.hashtags')}
          min={0}
          max={30}
          value={style.hashtags}
          onChange={value => set({ hashtags: Number(value) || 0 })}
        />
        <NumberField
          label={t('channels.longest')}
          description={
            channel.offers && t('channels.longestHint', { number: number(channel.offers.maxLength) })
          }
          min={1}
          max={channel.offers?.maxLength}
          value={style.lengthLimit ?? ''}
          onChange={value => set({ lengthLimit: value === '' ? undefined : Number(value) })}
        />
      </SimpleGrid>
      <Switch
        label={t('channels.credit')}
        checked={style.credit === 'append'}
        onChange={event => set({ credit: event.currentTarget.checked ? 'append' : 'omit' })}
      />
    </FormCard>
  )
}

/** As the API takes them: null goes back to what is usual on the network. */
function fieldsOf({ tooLong, numbering, hashtags, credit, lengthLimit, linkPlacement }: Style) {
  return {
    tooLong,
    numbering,
    hashtags,
    credit,
    lengthLimit: lengthLimit ?? null,
    linkPlacement: linkPlacement ?? null,
  }
}
