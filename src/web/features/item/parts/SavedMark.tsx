import { IconCloudCheck, IconCloudOff, IconCloudUp, IconDeviceFloppy } from '@tabler/icons-react'
import type { SaveStatus } from '../editing/editing-state.ts'
import { useEditingState } from '../editing/use-editing.ts'
import classes from './SavedMark.module.css'
import { useSavedText } from './saved-text.ts'

/** Whether the words are on the server, said politely to screen readers too. */
export function SavedMark({ officeId }: { officeId: string }) {
  const { status, savedAt } = useEditingState()
  const { icon: Icon, tone } = status === 'saved' && !savedAt ? kept : marks[status]
  return (
    <span className={classes.mark} data-tone={tone} role="status" data-state={status}>
      <Icon size={17} stroke={1.8} aria-hidden />
      {useSavedText(officeId)}
    </span>
  )
}

const kept = { icon: IconDeviceFloppy, tone: 'draft' }
const notSaved = { icon: IconCloudOff, tone: 'warning' }
const marks: Record<SaveStatus, { icon: typeof IconCloudCheck; tone: string }> = {
  saved: { icon: IconCloudCheck, tone: 'good' },
  typing: kept,
  kept,
  saving: { icon: IconCloudUp, tone: 'scheduled' },
  offline: notSaved,
  'signed-out': notSaved,
  refused: notSaved,
  conflict: notSaved,
}
