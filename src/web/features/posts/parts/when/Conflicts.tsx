import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PreviewedPost } from '../../../../shared/previews/previewed-post.ts'
import { useConflictSentences } from '../../conflict-sentences.ts'
import classes from './WhenCard.module.css'

interface ConflictsProps {
  officeId: string
  posts: readonly PreviewedPost[]
  onSlots: () => void
}

/** What stands against the chosen time; nothing of it holds a post back. */
export function Conflicts({ officeId, posts, onSlots }: ConflictsProps) {
  const { t } = useTranslation()
  const sentencesOf = useConflictSentences(officeId)
  const sentences = new Set(
    posts.flatMap(({ planned, handle }) => (planned ? sentencesOf(planned, handle) : [])),
  )
  if (sentences.size === 0) return null
  return (
    <div className={classes.conflicts} role="status">
      <ul>
        {[...sentences].map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Button variant="default" size="xs" onClick={onSlots}>
        {t('posts.toSlots')}
      </Button>
    </div>
  )
}
