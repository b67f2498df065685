import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { KeptNotice } from '../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../shared/forms/kept/use-kept-form.ts'
import type { NewsItem } from '../../../shared/item/item.ts'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { type Preview, previewQuery } from '../api/preview.ts'
import { type Choice, choiceIn, chooseFrom, wishOf } from '../choice.ts'
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
  // What a slot of the calendar asks for is another choice than the one that was left here.
  const from = [startedFrom.at, startedFrom.channel].filter(part => part !== undefined)
  const kept = useKeptForm(['compose', item.id, ...from].join('/'))
  const [usual, setUsual] = useState<Choice>(() => chooseFrom(startedFrom, fitting))
  const [typed, setChoice] = useKeptState(kept, 'choice', usual)
  const choice = choiceIn(typed)
  const [selected, setSelected] = useState(fitting[0])
  const wish = wishOf(choice, fitting)
  const chosen = useQuery({ ...previewQuery(item, wish ?? {}), enabled: wish !== undefined })
  const isOn = ({ channelId }: { channelId: string }) => !choice.off.includes(channelId)
  const shown = (chosen.error ? all : (chosen.data ?? all)).posts.filter(isOn)
  return (
    <>
      <KeptNotice form={kept} />
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
          onDone={() => {
            // The channels that were left out stay left out.
            setUsual({ ...choice, when: 'slots' })
            kept.forget()
          }}
        />
      </div>
      <RepeatButton item={item} channelIds={fitting.filter(id => !choice.off.includes(id))} />
    </>
  )
}
