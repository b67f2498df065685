import { CloseButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Lost } from '../../editing/paste.ts'
import classes from './PasteNote.module.css'

/** What did not come along with pasted text, where it mattered. */
export function PasteNote({ lost, onClose }: { lost: readonly Lost[]; onClose: () => void }) {
  const { t } = useTranslation()
  if (lost.length === 0) return null
  return (
    <div className={classes.note} role="status">
      <div>
        {lost.map(what => (
          <p key={what}>{t(`item.pasteLost.${what}`)}</p>
        ))}
      </div>
      <CloseButton aria-label={t('shared.close')} onClick={onClose} />
    </div>
  )
}
