import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { usePreferences } from '../../../shared/session/session.ts'
import { Ltr } from '../../../shared/text/Ltr.tsx'
import { clockTime, longDay } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'
import type { AuditEntry } from '../api/audit.ts'
import { AuditActor } from './AuditActor.tsx'
import { AuditSubject } from './AuditSubject.tsx'
import { Row } from './Rows.tsx'

/** One entry: what was done in the reader's words, when, by whom, where, and to what. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t, i18n } = useTranslation()
  const locale = useLocale()
  const { timeZone } = usePreferences()
  const zone = timeZone ?? 'UTC'
  const nameOf = useOfficeNames()
  // What comes from the server is known to be a key of ours once the language has words for it.
  const hasWords = (key: string): boolean => i18n.exists(key)
  const did = `settings.did.${entry.action}` as 'settings.did.news.approve'
  return (
    <Row
      name={hasWords(did) ? t(did) : <Ltr>{entry.action}</Ltr>}
      meta={
        <>
          <time dateTime={entry.at}>
            {longDay(entry.at, zone, locale)} {clockTime(entry.at, zone, locale)} <Ltr>{zone}</Ltr>
          </time>
          {' · '}
          <AuditActor actor={entry.actor} name={entry.actorName} />
          {' · '}
          {entry.officeId === null ? t('forms.allOffices') : <bdi>{nameOf(entry.officeId)}</bdi>}
          {' · '}
          <AuditSubject entry={entry} />
        </>
      }
    />
  )
}
