import { NativeSelect, Radio, SimpleGrid, Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { FormCard } from '../../../shared/forms/FormCard.tsx'
import { forgetOnceSent } from '../../../shared/forms/kept/forget-once-sent.ts'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import { NumberField } from '../../../shared/forms/NumberField.tsx'
import { fromNotes } from '../../../shared/reasons/from/notes.ts'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import { useNumbers } from '../../../shared/times/numbers.ts'
import type { ChannelDetail } from '../api/channel.ts'
import { useEditChannel } from '../api/edit-channel.ts'
import { Notes } from './Notes.tsx'

type Style = ChannelDetail['style']

/** How a text becomes a post on this channel. */
export function StyleCard({ channel, isReadOnly }: { channel: ChannelDetail; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const kept = useKeptForm(`channel-style/${channel.id}`)
  const now = channel.style
  const [tooLong, setTooLong] = useKeptState<string>(kept, 'tooLong', now.tooLong)
  const [numbering, setNumbering] = useKeptState<string>(kept, 'numbering', now.numbering)
  const [hashtags, setHashtags] = useKeptState(kept, 'hashtags', now.hashtags)
  const [isCredited, setIsCredited] = useKeptState(kept, 'credit', now.credit === 'append')
  const [longest, setLongest] = useKeptState<number | ''>(kept, 'longest', now.lengthLimit ?? '')
  const [link, setLink] = useKeptState<string>(kept, 'link', now.linkPlacement ?? 'usual')
  const placements = channel.offers?.linkPlacements ?? []
  const placed = placements.find(({ placement }) => placement === link)
  const style: Style = {
    tooLong: tooLong === 'thread' ? 'thread' : 'shorten',
    numbering: numbering === 'plain' ? 'plain' : 'numbered',
    hashtags,
    credit: isCredited ? 'append' : 'omit',
    ...(longest === '' ? {} : { lengthLimit: longest }),
    ...(placed ? { linkPlacement: placed.placement } : {}),
  }
  const { mutateAsync, isPending, isSuccess, error, data } = useEditChannel(channel.id)
  const isDirty = JSON.stringify(fieldsOf(style)) !== JSON.stringify(fieldsOf(channel.style))
  return (
    <FormCard
      title={t('channels.style')}
      isDirty={isDirty}
      isBusy={isPending}
      isSaved={isSuccess}
      problem={error}
      isReadOnly={isReadOnly}
      onSave={() => forgetOnceSent(kept, mutateAsync({ style: fieldsOf(style) }))}
      kept={kept}
      after={!isDirty && <Notes effects={data?.effects} />}
    >
      {channel.offers?.threads !== false && (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Radio.Group label={t('channels.tooLong')} value={style.tooLong} onChange={setTooLong}>
            <Radio mt="xs" value="thread" label={t('channels.tooLongIs.thread')} />
            <Radio mt="xs" value="shorten" label={t('channels.tooLongIs.shorten')} />
          </Radio.Group>
          <Radio.Group label={t('channels.numbering')} value={style.numbering} onChange={setNumbering}>
            <Radio mt="xs" value="numbered" label={t('channels.numberingIs.numbered')} />
            <Radio mt="xs" value="plain" label={t('channels.numberingIs.plain')} />
          </Radio.Group>
        </SimpleGrid>
      )}
      <NativeSelect
        label={t('channels.link')}
        description={placed?.note && <Reason text={placed.note} from={fromNotes} />}
        value={placed?.placement ?? 'usual'}
        data={['usual' as const, ...placements.map(({ placement }) => placement)].map(value => ({
          value,
          label: t(`channels.linkIs.${value}`),
        }))}
        onChange={event => setLink(event.currentTarget.value)}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberField
          label={t('channels.hashtags')}
          min={0}
          max={30}
          value={hashtags}
          onChange={value => setHashtags(Number(value) || 0)}
        />
        <NumberField
          label={t('channels.longest')}
          description={
            channel.offers && t('channels.longestHint', { number: number(channel.offers.maxLength) })
          }
          min={1}
          max={channel.offers?.maxLength}
          value={longest}
          onChange={setLongest}
        />
      </SimpleGrid>
      <Switch
        label={t('channels.credit')}
        checked={isCredited}
        onChange={event => setIsCredited(event.currentTarget.checked)}
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
