import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { Name } from '../../../../shared/text/Name.tsx'
import type { Series } from '../../api/made-series.ts'
import classes from './Series.module.css'
import { SeriesRule } from './SeriesRule.tsx'

/** A series in the list: its name, how it repeats, where, and whether it goes on. */
export function SeriesRow({ series }: { series: Series }) {
  const { t } = useTranslation()
  const officeName = useOfficeNames()
  const { id, name, officeId, state, problem } = series
  return (
    <li className={classes.row} data-testid="series-row" data-id={id}>
      <div className={classes.words}>
        <Link to="/series/$id" params={{ id }}>
          <bdi>{name}</bdi>
        </Link>
        <p className={classes.quiet}>
          <Name>{officeName(officeId)}</Name> · <SeriesRule series={series} />
        </p>
        {problem && <p className={classes.warning}>{t('posts.series.hasProblem')}</p>}
      </div>
      <span className={classes.state} data-state={state}>
        {t(`posts.series.state.${state}`)}
      </span>
    </li>
  )
}
