import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../../shared/page/Card.tsx'
import { useMay } from '../../../../shared/session/may.ts'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import type { Answer } from '../../needs.ts'
import classes from './ThisWeek.module.css'

/** Seven days back and seven ahead, and the way to the log. */
export function ThisWeek({ today: { week } }: { today: Answer }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const mayLog = useMay('outreach.log')
  const figures = [
    { value: week.published, words: t('today.published') },
    { value: week.scheduled, words: t('today.scheduled') },
  ]
  return (
    <Card title={t('today.thisWeek')} isList>
      <dl className={classes.figures}>
        {figures.map(({ value, words }) => (
          <div key={words} className={classes.figure}>
            <dd className={classes.value}>{number(value)}</dd>
            <dt className={classes.words}>{words}</dt>
          </div>
        ))}
      </dl>
      {mayLog && (
        <div className={classes.log}>
          <Link to="/log" className={classes.button}>
            {t('today.logOutreach')}
          </Link>
        </div>
      )}
    </Card>
  )
}
