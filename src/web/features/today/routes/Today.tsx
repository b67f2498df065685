import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { useWordsAtHand } from '../../../shared/log-words/use-words-at-hand.ts'
import { useChosenOfficeIds } from '../../../shared/offices/chosen-offices.ts'
import { Page } from '../../../shared/page/Page.tsx'
import { todayQuery } from '../api/today.ts'
import { useGreeting } from '../greeting.ts'
import { countNeeds, needsOf } from '../needs.ts'
import { AsOf } from '../parts/AsOf.tsx'
import { FirstSteps } from '../parts/FirstSteps.tsx'
import { NewItemActions, NewItemButton } from '../parts/NewItemActions.tsx'
import { NeedsYou } from '../parts/needs/NeedsYou.tsx'
import { GoingOutNext } from '../parts/rail/GoingOutNext.tsx'
import { ChannelHealth } from '../parts/side/ChannelHealth.tsx'
import { ThisWeek } from '../parts/side/ThisWeek.tsx'
import { TodayLead } from '../parts/TodayLead.tsx'
import { TodayLoading } from '../parts/TodayLoading.tsx'
import classes from './Today.module.css'

/** What needs me, and what goes out next? */
export function Today() {
  const { t } = useTranslation()
  const greeting = useGreeting()
  useWordsAtHand()
  const { data, error, refetch } = useQuery(todayQuery(useChosenOfficeIds()))
  return (
    <Page
      title={t('today.title')}
      heading={greeting}
      lead={data && <TodayLead needs={countNeeds(data)} next={data.next[0]} />}
      actions={<NewItemActions />}
    >
      {error && !data && <ProblemAlert problem={error} onRetry={refetch} />}
      {error && data && <AsOf at={data.at} onRetry={refetch} />}
      {!data && !error && <TodayLoading />}
      {data && (
        <div className={classes.columns}>
          <div className={classes.column}>
            <FirstSteps today={data} />
            <NeedsYou needs={needsOf(data)} count={countNeeds(data)} />
            <GoingOutNext next={data.next} />
          </div>
          <div className={classes.column}>
            <ChannelHealth today={data} />
            <ThisWeek today={data} />
          </div>
        </div>
      )}
      <NewItemButton />
    </Page>
  )
}
