import { useTranslation } from 'react-i18next'
import type { AnswerOf } from '../../../shared/api/client.ts'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { usePreferences } from '../../../shared/session/session.ts'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { clockTime, longDay } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'
import { usePeople } from '../api/people.ts'
import { Row } from './Rows.tsx'

type Entry = AnswerOf<'GET /api/v1/audit'>['items'][number]

/** One entry as the log has it: the action and what it was done to are names that do not change with the language. */
export function AuditRow({ entry }: { entry: Entry }) {
  const { t } = useTranslation()
  const locale = useLocale()
  const { timeZone } = usePreferences()
  const zone = timeZone ?? 'UTC'
  const nameOf = useOfficeNames()
  const person = usePeople().data?.items.find(({ id }) => id === entry.actor)?.name
  return (
    <Row
      name={<Ltr>{entry.action}</Ltr>}
      meta={
        <>
          <time dateTime={entry.at}>
            {longDay(entry.at, zone, locale)} {clockTime(entry.at, zone, locale)} <Ltr>{zone}</Ltr>
          </time>
          {' · '}
          <bdi>{person ?? entry.actor}</bdi> ·{' '}
          {entry.officeId === null ? t('forms.allOffices') : nameOf(entry.officeId)} ·{' '}
          <Ltr>
            {entry.subjectKind} {entry.subjectId}
          </Ltr>
        </>
      }
    />
  )
}
