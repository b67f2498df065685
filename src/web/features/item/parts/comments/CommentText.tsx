import type { Comment } from '../../api/comments.ts'
import classes from './CommentText.module.css'
import { mentionParts } from './mentions.ts'

/** The words of a comment in their own direction, with the people it names marked. */
export function CommentText({ comment: { text, mentions } }: { comment: Comment }) {
  const names = mentions.flatMap(({ name }) => name ?? [])
  return (
    <p dir="auto" className={classes.text}>
      {mentionParts(text, names).map(({ start, words, isMention }) =>
        isMention ? (
          <bdi key={start} className={classes.mention}>
            {words}
          </bdi>
        ) : (
          words
        ),
      )}
    </p>
  )
}
