import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { NewsItem } from '../../../shared/item/item.ts'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { type Preview, previewQuery } from '../api/preview.ts'
import { type Choice, chooseFrom, wishOf } from '../choice.ts'
import classes from './Composer.module.css'
import { channelsOf } from './channels/channels-of.ts'

const ChannelsCard = laterPart(
  () => import('./channels/ChannelsCard.tsx').then(part => part.ChannelsCard),
  320,
)
const Previews = laterPart(() => import('./Previews.tsx').then(part => part.Previews), 360)
const WhenCard = laterPart(() => import('./when/WhenCard.tsx').then(part => part.WhenCard), 320)
const RepeatButton = laterPart(() => import('./repeat/RepeatButton.tsx').then(part => part.RepeatButton))

interface ComposerGridProps {
  item: NewsItem
  /** On every channel that fits, at its next free slot. */
  all: Preview
  startedFrom: { at?: string; channel?: string }
}

export function ComposerGrid({ item, all, startedFrom }: ComposerGridProps) {
  const fitting = channelsOf(all)
  const [choice, setChoice] = useState<Choice>(() => chooseFrom(startedFrom, fitting))
  const [selected, setSelected] = useState(fitting[0])
  const wish = wishOf(choice, fitting)
  const chosen = useQuery({ ...previewQuery(item, wish ?? {}), enabled: wish !== undefined })
  const isOn = ({ channelId }: { channelId: string }) => !choice.off.includes(channelId)
  const shown = (chosen.error ? all : (chosen.data ?? all)).posts.filter(isOn)
  return (
    <>
      <div className={classes.grid}>
        <ChannelsCard
          item={item}
          posts={all.posts}
          choice={choice}
          onChoose={setChoice}
          selected={selected}
          onSelect={setSelected}
        />
        <Previews posts={shown} selected={selected} />
        <WhenCard
          item={item}
          choice={choice}
          onChoose={setChoice}
          posts={wish ? shown : []}
          months={wish ? (chosen.data?.months ?? []) : []}
          problem={wish ? chosen.error : null}
          isReading={chosen.isFetching}
        />
      </div>
      <RepeatButton item={item} channelIds={fitting.filter(id => !choice.off.includes(id))} />
    </>
  )
}
