import { IconClock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Dateline } from '../../../../shared/text/Dateline.tsx'
import { Name } from '../../../../shared/text/Name.tsx'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import { intendedQuery } from '../../api/intended.ts'
import type { WaitingItem } from '../../api/waiting.ts'
import { firstOf } from '../../first-of.ts'
import classes from './Waiting.module.css'

export function WaitingRow({ item, isOpen }: { item: WaitingItem; isOpen: boolean }) {
  const { data } = useQuery(intendedQuery(item.id))
  const due = firstOf(data ?? []) ?? item.nextDueAt
  return (
    <li>
      <Link
        to="/review/$id"
        params={{ id: item.id }}
        search={previous => previous}
        className={classes.row}
        aria-current={isOpen || undefined}
        data-testid="review-row"
        data-id={item.id}
      >
        {item.mediaId && (
          <img
            className={classes.thumb}
            src={`/api/v1/media/${item.mediaId}?width=160`}
            alt=""
            loading="lazy"
          />
        )}
        <span className={classes.words}>
          <Dateline
            places={item.beginning?.places ?? item.places}
            words={item.beginning?.text ?? ''}
            language={item.beginning?.language ?? 'en'}
            lines={2}
          />
          <span className={classes.meta}>
            <Name>{item.submittedBy?.name}</Name>
          </span>
          {due && (
            <span className={classes.due}>
              <IconClock size={15} aria-hidden />
              <OfficeTime at={due} officeId={item.officeId} withDay />
            </span>
          )}
        </span>
      </Link>
    </li>
  )
}
