import { useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useWordsAtHand } from '../../../shared/log-words/use-words-at-hand.ts'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { Page } from '../../../shared/page/Page.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { logListOf } from '../lists.ts'
import { LogDoors } from '../parts/LogDoors.tsx'
import { LogTabs } from '../parts/LogTabs.tsx'
import { WaitingEntries } from '../parts/WaitingEntries.tsx'
import { WithLogWords } from '../parts/WithLogWords.tsx'

const EntryList = laterPart(() => import('../parts/entries/EntryList.tsx').then(part => part.EntryList), 480)
const ImportList = laterPart(
  () => import('../parts/imports/ImportList.tsx').then(part => part.ImportList),
  480,
)
const MonthList = laterPart(() => import('../parts/months/MonthList.tsx').then(part => part.MonthList), 480)

/** What did we do today, and what was logged before? */
export function Log() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/frame/log' })
  const list = logListOf(search.list)
  const mayLog = useMay('outreach.log')
  useWordsAtHand()
  return (
    <Page title={t('log.title')} lead={t(mayLog ? 'log.lead' : 'log.mayNotWhy')}>
      <WaitingEntries />
      {mayLog && <LogDoors />}
      <LogTabs list={list} />
      {(list === 'activities' || list === 'enquiries') && (
        <WithLogWords>
          <EntryList key={list} log={list} search={search} />
        </WithLogWords>
      )}
      {list === 'imports' && <ImportList />}
      {list === 'months' && <MonthList />}
    </Page>
  )
}
