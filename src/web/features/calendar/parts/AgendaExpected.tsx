import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Calendar } from '../use-calendar.ts'
import classes from './AgendaRow.module.css'
import { useWords } from './use-words.ts'

/** A time of a series for which there is no post yet, as a row of the list. */
export function AgendaExpected({ expected }: { expected: Calendar['expected'][number] }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <li className={classes.row} data-testid="expected">
      <span className={classes.time}>{words.time(expected.wall)}</span>
      <span className={classes.free} />
      <Link to="/series/$id" params={{ id: expected.seriesId }} className={classes.freeWords}>
        {t('calendar.expectedOf', { series: expected.seriesName })}
      </Link>
    </li>
  )
}
