import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { isolate } from '../../../shared/text/isolate.ts'
import { NetworkMark } from '../../../shared/text/NetworkMark.tsx'
import type { FreeSlot } from '../free-slots.ts'
import classes from './AgendaRow.module.css'
import { useWords } from './use-words.ts'

/** A free slot as a row of the list. */
export function AgendaSlot({ slot }: { slot: FreeSlot }) {
  const { t } = useTranslation()
  const words = useWords()
  const place = isolate(useOfficeNames()(slot.officeId))
  const [channel] = slot.channels
  return (
    <li className={classes.row} data-testid="slot">
      <span className={classes.time}>{words.time(slot.wall)}</span>
      <span className={classes.free} />
      <span className={classes.freeWords}>
        {t('calendar.freeSlot')}
        {slot.channels.map(({ id, network }) => (
          <NetworkMark key={id} network={network} size={16} />
        ))}
        <Link
          to="/news/new"
          search={{ at: slot.dueAt, ...(channel ? { channel: channel.id } : {}) }}
          className={classes.plus}
          aria-label={t('calendar.fillSlot', { time: words.time(slot.wall), place })}
        >
          <IconPlus size={18} aria-hidden />
        </Link>
      </span>
    </li>
  )
}
