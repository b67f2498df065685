import { useTranslation } from 'react-i18next'
import { NumberField } from '../../../shared/forms/NumberField.tsx'
import { useOffice } from '../../../shared/offices/offices.ts'
import { useNumbers } from '../../../shared/times/numbers.ts'
import { usualAgeBands } from '../age-bands.ts'
import { useLogLabels } from '../log-labels.ts'
import { type People, sumOf, type Who } from '../people.ts'
import classes from './AgeGrid.module.css'

interface AgeGridProps {
  /** Whose age bands there are rows for. */
  officeId: string
  people: People
  /** Columns beside women and men. */
  also?: readonly Who[]
  onChange: (who: Who, age: string, count: number) => void
}

/** How many women and men came, by age. */
export function AgeGrid({ officeId, people, also = [], onChange }: AgeGridProps) {
  const { t } = useTranslation()
  const number = useNumbers()
  const labels = useLogLabels()
  const columns: readonly Who[] = ['women', 'men', ...also]
  const scheme = useOffice(officeId)?.ageBands ?? usualAgeBands
  const bands = new Set([...scheme, 'unknown', ...columns.flatMap(who => Object.keys(people[who]))])
  return (
    <table className={classes.grid}>
      <caption className={classes.caption}>{t('log.whoCame')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('log.ageGroup')}</th>
          {columns.map(who => (
            <th key={who} scope="col">
              {t(`log.who.${who}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...bands].map(age => (
          <tr key={age}>
            <th scope="row">{labels.age(age)}</th>
            {columns.map(who => (
              <td key={who}>
                <NumberField
                  aria-label={t('log.peopleOf', { who: t(`log.who.${who}`), age: labels.age(age) })}
                  value={people[who][age] ?? ''}
                  placeholder={number(0)}
                  min={0}
                  max={99_999}
                  onChange={count => onChange(who, age, Number(count))}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('log.together')}</th>
          {columns.map(who => (
            <td key={who}>{number(sumOf(people[who]))}</td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}
