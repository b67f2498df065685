import { useTranslation } from 'react-i18next'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import type { Activity, ActivityFilter } from '../../api/entries.ts'
import { useActivities } from '../../api/entries.ts'
import { useLogLabels } from '../../log-labels.ts'
import { allPeople } from '../../people.ts'
import { Entries } from './Entries.tsx'
import { EntryRow } from './EntryRow.tsx'

export function ActivityList({ filter }: { filter: ActivityFilter }) {
  const query = useActivities(filter)
  return (
    <Entries query={query}>
      {query.data?.pages.flatMap(({ items }) =>
        items.map(activity => <ActivityRow key={activity.entryId} activity={activity} />),
      )}
    </Entries>
  )
}

function ActivityRow({ activity }: { activity: Activity }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const labels = useLogLabels()
  const { kind, place, partner, participants, estimatedAudience, heldOn } = activity
  const people = allPeople(participants)
  return (
    <EntryRow
      log="activities"
      entry={activity}
      day={heldOn}
      title={`${labels.kind(kind)} · ${place}`}
      meta={partner ? [partner] : []}
      count={
        estimatedAudience !== null && people === 0
          ? t('log.estimated', { number: number(estimatedAudience) })
          : t('log.people', { count: people })
      }
    />
  )
}
