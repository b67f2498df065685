import { IconMessageCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../shared/feedback/EmptyState.tsx'
import { useItem } from '../../../shared/item/item.ts'
import { useItemId } from '../../../shared/item/item-id.ts'
import { laterPart } from '../../../shared/page/later-part.tsx'
import { useMay } from '../../../shared/session/may.ts'
import { useComments } from '../api/comments.ts'
import classes from './ItemComments.module.css'

const CommentRow = laterPart(
  () => import('../parts/comments/CommentRow.tsx').then(part => part.CommentRow),
  96,
)
const CommentsFilter = laterPart(
  () => import('../parts/comments/CommentsFilter.tsx').then(part => part.CommentsFilter),
  36,
)
const CommentBox = laterPart(
  () => import('../parts/comments/CommentBox.tsx').then(part => part.CommentBox),
  120,
)

/** What colleagues say about the item, oldest first; resolved ones step back. */
export function ItemComments() {
  const { t } = useTranslation()
  const item = useItem(useItemId())
  const comments = useComments(item.id)
  const mayComment = useMay('news.comment', item.officeId)
  const [show, setShow] = useState('open')
  const resolved = comments.filter(comment => comment.resolved !== null)
  const shown = show === 'all' ? comments : comments.filter(comment => comment.resolved === null)
  return (
    <div className={classes.page}>
      {resolved.length > 0 && <CommentsFilter className={classes.filter} value={show} onChange={setShow} />}
      {shown.length === 0 ? (
        <EmptyState icon={IconMessageCircle} title={t('item.noComments')}>
          {t('item.noCommentsLead')}
        </EmptyState>
      ) : (
        <ol className={classes.list}>
          {shown.map(comment => (
            <CommentRow key={comment.id} comment={comment} item={item} />
          ))}
        </ol>
      )}
      {mayComment && <CommentBox item={item} />}
    </div>
  )
}
