import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { Name } from '../../../../shared/text/Name.tsx'
import type { AnyVersion } from '../../api/entries.ts'
import type { LogName } from '../../lists.ts'
import { useLogDay } from '../../log-day.ts'
import classes from './EntryList.module.css'

interface EntryRowProps {
  log: LogName
  entry: AnyVersion
  day: string
  title: string
  /** Below the title, after the office. */
  meta: readonly string[]
  count: ReactNode
}

/** An entry in one line: its day, what it was, how many; the whole row leads to it. */
export function EntryRow({ log, entry, day, title, meta, count }: EntryRowProps) {
  const { t } = useTranslation()
  const officeName = useOfficeNames()
  const dayText = useLogDay()
  const { entryId, officeId, version, ended, createdBy } = entry
  return (
    <li className={classes.row} data-testid="log-row" data-id={entryId}>
      <span className={classes.day}>{dayText(day)}</span>
      <div className={classes.what}>
        <Link to="/log/$list/$id" params={{ list: log, id: entryId }}>
          <bdi>{title}</bdi>
        </Link>
        <p className={classes.meta}>
          <Name>{officeName(officeId)}</Name>
          {meta.map(text => (
            <span key={text}>
              {' · '}
              <bdi>{text}</bdi>
            </span>
          ))}
          {' · '}
          <Name>{createdBy.name}</Name>
        </p>
      </div>
      <div className={classes.count}>
        {count}
        {ended ? (
          <span>{t(`log.ended.${ended.how}`)}</span>
        ) : (
          version > 1 && <span>{t('log.ended.corrected')}</span>
        )}
      </div>
    </li>
  )
}
