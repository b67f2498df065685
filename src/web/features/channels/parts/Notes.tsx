import { Alert } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { fromNotes } from '../../../shared/reasons/from/notes.ts'
import { Reason } from '../../../shared/reasons/Reason.tsx'
import type { SettingsChange } from '../api/edit-channel.ts'
import classes from './Notes.module.css'

/** What a change means for what is scheduled. */
export function Notes({ effects }: { effects: SettingsChange['effects'] | undefined }) {
  const { t } = useTranslation()
  const conflicts = (effects?.conflicts.length ?? 0) + (effects?.moreConflicts ?? 0)
  if (!effects || (effects.notes.length === 0 && conflicts === 0)) return null
  return (
    <Alert variant="light" icon={<IconInfoCircle />} title={t('channels.notes')}>
      {conflicts > 0 && <p>{t('channels.conflicts', { count: conflicts })}</p>}
      {effects.notes.length > 0 && (
        <ul className={classes.notes}>
          {effects.notes.map(note => (
            <li key={note}>
              <Reason text={note} from={fromNotes} />
            </li>
          ))}
        </ul>
      )}
    </Alert>
  )
}
