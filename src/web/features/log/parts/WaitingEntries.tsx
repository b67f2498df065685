import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDrafts } from '../../../shared/drafts/use-drafts.ts'
import { ProblemAlert } from '../../../shared/feedback/ProblemAlert.tsx'
import { Card } from '../../../shared/page/Card.tsx'
import { useSession } from '../../../shared/session/session.ts'
import { entryOf, sendWaiting, underLog } from '../waiting.ts'
import { WaitingEntry } from './WaitingEntry.tsx'

/** What was logged in this browser and the server does not have yet; nothing where all is sent. */
export function WaitingEntries() {
  const { t } = useTranslation()
  const { id } = useSession()
  const drafts = useDrafts(underLog)
  const { mutate, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: () => sendWaiting(id),
  })
  if (drafts.length === 0) return null
  const toSend = drafts.filter(({ isToSend }) => isToSend).length
  return (
    <Card
      title={t('log.waiting', { count: drafts.length })}
      isList
      aside={
        toSend > 0 && (
          <Button variant="default" size="xs" loading={isPending} onClick={() => mutate()}>
            {t('log.sendNow')}
          </Button>
        )
      }
    >
      {error && <ProblemAlert problem={error} title={t('log.notSent')} />}
      {drafts.map(entryOf).map(entry => (
        <WaitingEntry key={entry.key} entry={entry} />
      ))}
    </Card>
  )
}
