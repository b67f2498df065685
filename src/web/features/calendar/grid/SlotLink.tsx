import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { isolate } from '../../../shared/text/isolate.ts'
import { NetworkMark } from '../../../shared/text/NetworkMark.tsx'
import type { FreeSlot } from '../free-slots.ts'
import { useWords } from '../parts/use-words.ts'
import classes from './SlotLink.module.css'

/** A free slot: begins a new item at its time. */
export function SlotLink({ slot, style }: { slot: FreeSlot; style?: CSSProperties }) {
  const { t } = useTranslation()
  const words = useWords()
  const officeName = useOfficeNames()
  const [channel] = slot.channels
  return (
    <Link
      to="/news/new"
      search={{ at: slot.dueAt, ...(channel ? { channel: channel.id } : {}) }}
      className={classes.slot}
      style={style}
      data-testid="slot"
      data-wall={slot.wall}
      aria-label={t('calendar.fillSlot', {
        time: words.time(slot.wall),
        place: isolate(officeName(slot.officeId)),
      })}
    >
      <IconPlus size={13} aria-hidden />
      <span>{words.time(slot.wall)}</span>
      {slot.channels.slice(0, 3).map(({ id, network }) => (
        <NetworkMark key={id} network={network} size={14} isDecoration />
      ))}
    </Link>
  )
}
