import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadingRows } from '../../../../shared/feedback/LoadingRows.tsx'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { Run } from '../../../../shared/text/Run.tsx'
import { longDay } from '../../../../shared/times/format.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import { useAcceptSuggestions, useSuggestions } from '../../api/holiday-suggestions.ts'
import classes from './HolidaysCard.module.css'

/** The public holidays of the country in this year or the next, to choose from. */
export function HolidaySuggestions({ officeId, thisYear }: { officeId: string; thisYear: number }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const number = useNumbers()
  const [year, setYear] = useState<number>()
  const [left, setLeft] = useState<readonly string[]>([])
  const { data, error } = useSuggestions(officeId, year ?? thisYear, year !== undefined)
  const accept = useAcceptSuggestions(officeId)
  const free = data?.suggestions.filter(({ already }) => !already) ?? []
  const days = free.map(({ day }) => day).filter(day => !left.includes(day))
  return (
    <>
      <div className={classes.line}>
        {[thisYear, thisYear + 1].map(each => (
          <Button
            key={each}
            variant={year === each ? 'light' : 'default'}
            aria-expanded={year === each}
            onClick={() => {
              setLeft([])
              setYear(year === each ? undefined : each)
            }}
          >
            {t('settings.holidays.suggest', {
              year: number(each, { useGrouping: false }),
            })}
          </Button>
        ))}
      </div>
      {year !== undefined && !data && !error && <LoadingRows rows={2} />}
      {error && <ProblemAlert problem={error} />}
      {year !== undefined && data && (
        <>
          {data.suggestions.length === 0 && <p>{t('settings.holidays.noSuggestions')}</p>}
          <div className={classes.days}>
            {data.suggestions.map(({ day, name, already }) => (
              <Checkbox
                key={day}
                // The library's English, which becomes the name that the office has and may change.
                label={<Run language="en">{name}</Run>}
                description={
                  already ? t('settings.holidays.already') : longDay(`${day}T12:00:00Z`, 'UTC', locale)
                }
                checked={already || !left.includes(day)}
                disabled={already}
                onChange={event =>
                  setLeft(event.currentTarget.checked ? left.filter(each => each !== day) : [...left, day])
                }
              />
            ))}
          </div>
          {/* As its licence has it. */}
          {data.credit && (
            <Run language="en" as="p" className={classes.credit}>
              {data.credit}
            </Run>
          )}
          {accept.error && <ProblemAlert problem={accept.error} title={t('forms.notSaved')} />}
          {days.length > 0 && (
            <div>
              <Button
                loading={accept.isPending}
                onClick={() => accept.mutate({ year, days }, { onSuccess: () => setYear(undefined) })}
              >
                {t('settings.holidays.accept', { count: days.length })}
              </Button>
            </div>
          )}
        </>
      )}
    </>
  )
}
