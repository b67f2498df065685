import { useTranslation } from 'react-i18next'
import { useChosenOfficeIds } from '../../../../shared/offices/chosen-offices.ts'
import { Card } from '../../../../shared/page/Card.tsx'
import type { LogName } from '../../lists.ts'
import type { LogSearch } from '../../search.ts'
import { ActivityList } from './ActivityList.tsx'
import { EnquiryList } from './EnquiryList.tsx'
import { EntryFilters } from './EntryFilters.tsx'
import classes from './EntryList.module.css'

/** What was logged, by the filters of the address and the offices that the page shows. */
export function EntryList({ log, search }: { log: LogName; search: LogSearch }) {
  const { t } = useTranslation()
  const officeId = useChosenOfficeIds()
  const { month, kind, topic, q, state } = search
  const both = {
    ...(officeId ? { officeId } : {}),
    ...(month ? { month } : {}),
    ...(state === 'withdrawn' ? { state: 'withdrawn' as const } : {}),
  }
  return (
    <Card title={t(log === 'activities' ? 'log.activities' : 'log.enquiriesWord')} isList>
      <div className={classes.filters}>
        <EntryFilters log={log} search={search} />
      </div>
      {log === 'activities' ? (
        <ActivityList filter={{ ...both, ...(kind ? { kind } : {}), ...(q ? { q } : {}) }} />
      ) : (
        <EnquiryList
          filter={{ ...both, ...(kind ? { contactMethod: kind } : {}), ...(topic ? { topic } : {}) }}
        />
      )}
    </Card>
  )
}
