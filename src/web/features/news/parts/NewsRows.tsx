import { Checkbox } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { stateOfItem } from '../../../shared/item/item-state.ts'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { Dateline } from '../../../shared/text/Dateline.tsx'
import { LanguageTag } from '../../../shared/text/LanguageTag.tsx'
import { Name } from '../../../shared/text/Name.tsx'
import { StateBadge } from '../../../shared/text/StateBadge.tsx'
import { OfficeTime } from '../../../shared/times/OfficeTime.tsx'
import type { NewsRow } from '../api/news-list.ts'
import classes from './NewsRows.module.css'
import { NewsThumb } from './NewsThumb.tsx'

interface NewsRowsProps {
  rows: readonly NewsRow[]
  /** The ids that are ticked; without it no row can be. */
  chosen?: ReadonlySet<string>
  onChoose: (id: string, isChosen: boolean) => void
}

/** Items as a table on wide screens, as cards on telephones: the same elements, laid out otherwise. */
export function NewsRows({ rows, chosen, onChoose }: NewsRowsProps) {
  const { t } = useTranslation()
  const officeName = useOfficeNames()
  return (
    <ul className={classes.rows}>
      {rows.map(row => (
        <li key={row.id} className={classes.row} data-testid="news-row" data-id={row.id}>
          {chosen && (
            <Checkbox
              className={classes.tick}
              aria-label={t('news.choose', { item: row.beginning?.text ?? row.places.join(' / ') })}
              checked={chosen.has(row.id)}
              onChange={event => onChoose(row.id, event.currentTarget.checked)}
            />
          )}
          <NewsThumb mediaId={row.mediaId} />
          <div className={classes.what}>
            <Link to="/news/$id" params={{ id: row.id }} className={classes.title}>
              {row.beginning ? (
                <Dateline
                  places={row.beginning.places}
                  words={row.beginning.text}
                  language={row.beginning.language}
                  lines={2}
                />
              ) : (
                t('news.noText')
              )}
            </Link>
            <div className={classes.meta}>
              <Name>{officeName(row.officeId)}</Name>
              <span aria-hidden>·</span>
              <Name>{row.createdBy.name}</Name>
              {row.comments.open > 0 && (
                <>
                  <span aria-hidden>·</span>
                  <span>{t('news.openComments', { count: row.comments.open })}</span>
                </>
              )}
            </div>
            {row.returned && (
              <p className={classes.returned}>
                <bdi>{row.returned.reason}</bdi>
              </p>
            )}
          </div>
          <div className={classes.facts}>
            <div className={classes.languages}>
              {row.languages.map(language => (
                <LanguageTag key={language} language={language} />
              ))}
            </div>
            <div className={classes.state}>
              <StateBadge state={stateOfItem(row)} />
            </div>
            <div className={classes.when}>
              {row.nextDueAt ? (
                <OfficeTime at={row.nextDueAt} officeId={row.officeId} withDay />
              ) : (
                <span className={classes.none}>{row.state === 'approved' ? t('news.noTime') : ''}</span>
              )}
            </div>
          </div>
        </li>
      ))}
    </ul>
  )
}
