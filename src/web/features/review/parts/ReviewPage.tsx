import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NewsItem } from '../../../shared/item/item.ts'
import { headed } from '../../../shared/item/item-words.ts'
import { mainVariant } from '../../../shared/item/main-variant.ts'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { Dateline } from '../../../shared/text/Dateline.tsx'
import { codeOfTag } from '../../../shared/text/language-codes.ts'
import type { WaitingItem } from '../api/waiting.ts'
import { ChangedSince } from './changes/ChangedSince.tsx'
import { Decision } from './decision/Decision.tsx'
import { SeenToTheEnd } from './decision/SeenToTheEnd.tsx'
import classes from './ReviewPage.module.css'
import { WhatGoesOut } from './WhatGoesOut.tsx'
import { WholeItem } from './WholeItem.tsx'
import { Waiting } from './waiting/Waiting.tsx'

const ReviewLead = laterPart(() => import('./ReviewLead.tsx').then(part => part.ReviewLead), 21)

interface ReviewPageProps {
  item: NewsItem
  waiting: readonly WaitingItem[]
}

/** What waits, what would be published, and the decision, beside each other. */
export function ReviewPage({ item, waiting }: ReviewPageProps) {
  const { t, i18n } = useTranslation()
  const [isSeen, setIsSeen] = useState(false)
  const office = useOfficeNames()(item.officeId)
  const place = waiting.findIndex(({ id }) => id === item.id)
  const variant = mainVariant(item.content, codeOfTag(i18n.language))
  const head = headed(variant?.text ?? '', item.content.places)
  return (
    <div className={classes.grid}>
      <div className={classes.waiting}>
        {waiting.length > 0 && <Waiting items={waiting} openId={item.id} />}
      </div>
      <Page
        title={t('review.title')}
        heading={head.words ? <Dateline {...head} language={variant?.language ?? 'en'} /> : t('review.title')}
        lead={<ReviewLead item={item} />}
        context={place < 0 ? office : t('review.place', { place: place + 1, all: waiting.length, office })}
      >
        <ChangedSince item={item} />
        <WhatGoesOut item={item} />
        <WholeItem item={item} />
        <SeenToTheEnd onSeen={() => setIsSeen(true)} />
      </Page>
      <Decision item={item} waiting={waiting} isSeen={isSeen} />
    </div>
  )
}
