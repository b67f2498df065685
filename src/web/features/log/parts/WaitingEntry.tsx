import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useOfficeNames } from '../../../shared/offices/office-name.ts'
import { useSession } from '../../../shared/session/session.ts'
import { Name } from '../../../shared/text/Name.tsx'
import { useNow } from '../../../shared/times/clock.ts'
import { shortDay } from '../../../shared/times/format.ts'
import { useLocale } from '../../../shared/times/locale.ts'
import type { Entry } from '../entry.ts'
import { forget } from '../waiting.ts'
import { KeptRefusal } from './KeptRefusal.tsx'
import classes from './WaitingEntry.module.css'

export function WaitingEntry({ entry }: { entry: Entry }) {
  const { t } = useTranslation()
  const { id } = useSession()
  const locale = useLocale()
  const now = new Date(useNow())
  const office = useOfficeNames()(entry.officeId)
  const { kind, count, refusal } = entry
  return (
    <div className={classes.entry}>
      <div className={classes.words}>
        <p className={classes.what}>{t(kind === 'activity' ? 'log.people' : 'log.asked', { count })}</p>
        <p className={classes.where}>
          {/* A day of the office, whatever the clock here says. */}
          {shortDay(`${entry.day}T12:00:00Z`, 'UTC', locale, now)} · <Name>{office}</Name>
        </p>
        {refusal && (
          <p className={classes.refusal}>
            {t('log.refused')} <KeptRefusal document={refusal} />
          </p>
        )}
      </div>
      {refusal && (
        <Button variant="default" size="xs" onClick={() => void forget(id, entry)}>
          {t('log.discard')}
        </Button>
      )}
    </div>
  )
}
