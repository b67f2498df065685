import { Link } from '@tanstack/react-router'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useWords } from '../parts/use-words.ts'
import type { Calendar } from '../use-calendar.ts'
import classes from './ExpectedLink.module.css'

interface ExpectedLinkProps {
  expected: Calendar['expected'][number]
  /** Its place in a column of hours. */
  style?: CSSProperties
}

/** A time of a series for which there is no post yet: a lighter card that leads to the series. */
export function ExpectedLink({ expected: { wall, seriesId, seriesName }, style }: ExpectedLinkProps) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <Link
      to="/series/$id"
      params={{ id: seriesId }}
      className={classes.expected}
      data-testid="expected"
      title={t('calendar.expectedOf', { series: seriesName })}
      style={style}
    >
      {words.time(wall)} <bdi>{seriesName}</bdi>
    </Link>
  )
}
