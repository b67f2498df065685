import { Spotlight } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import { Dateline } from '../../../../shared/text/Dateline.tsx'
import { StateBadge } from '../../../../shared/text/StateBadge.tsx'
import type { FoundItem } from '../../api/found-news.ts'
import classes from './FoundItemRow.module.css'

export function FoundItemRow({ item }: { item: FoundItem }) {
  const navigate = useNavigate()
  const { id, beginning, places, archivedAt, state } = item
  return (
    <Spotlight.Action onClick={() => void navigate({ to: '/news/$id', params: { id } })}>
      <span className={classes.row}>
        <span className={classes.words}>
          <Dateline
            places={beginning?.places ?? places}
            words={beginning?.text ?? ''}
            language={beginning?.language ?? 'en'}
            lines={1}
          />
        </span>
        <StateBadge state={archivedAt ? 'archived' : state} />
      </span>
    </Spotlight.Action>
  )
}
