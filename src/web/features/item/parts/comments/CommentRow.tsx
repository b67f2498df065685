import { Avatar, Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { laterPart } from '../../../../shared/page/later-part.tsx'
import { useMay } from '../../../../shared/session/may.ts'
import { initialsOf } from '../../../../shared/text/initials.ts'
import { LanguageTag } from '../../../../shared/text/LanguageTag.tsx'
import { Name } from '../../../../shared/text/Name.tsx'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import { useDeleteComment, useSettleComment } from '../../api/comment-changes.ts'
import type { Comment } from '../../api/comments.ts'
import classes from './CommentRow.module.css'
import { CommentText } from './CommentText.tsx'

const CommentBox = laterPart(() => import('./CommentBox.tsx').then(part => part.CommentBox), 120)

/** One comment, and what may be done with it. */
export function CommentRow({ comment, item }: { comment: Comment; item: NewsItem }) {
  const { t } = useTranslation()
  const mayComment = useMay('news.comment', item.officeId)
  const settle = useSettleComment(item.id)
  const remove = useDeleteComment(item.id)
  const [isEditing, setIsEditing] = useState(false)
  const problem = settle.error ?? remove.error
  const { id: commentId, createdBy, createdAt, editedAt, language, resolved, isMine } = comment
  if (isEditing)
    return (
      <li className={classes.row}>
        <CommentBox item={item} comment={comment} onDone={() => setIsEditing(false)} />
      </li>
    )
  return (
    <li
      className={classes.row}
      data-resolved={resolved !== null || undefined}
      data-testid="comment"
      data-id={commentId}
    >
      <Avatar size={32} radius="xl" color="blue" variant="filled" aria-hidden>
        {initialsOf(createdBy.name ?? '')}
      </Avatar>
      <div className={classes.body}>
        <p className={classes.head}>
          <strong>
            <Name>{createdBy.name}</Name>
          </strong>
          <span className={classes.time}>
            <OfficeTime at={createdAt} officeId={item.officeId} withDay />
            {editedAt && ` · ${t('item.commentEdited')}`}
          </span>
          {language && <LanguageTag language={language} />}
        </p>
        <CommentText comment={comment} />
        {resolved && (
          <p className={classes.resolved} data-tone="good">
            <IconCheck size={15} stroke={2.2} aria-hidden />
            <span>
              <Trans
                t={t}
                i18nKey="item.resolvedBy"
                values={{ name: resolved.by.name ?? t('shared.someone') }}
                components={{ name: <bdi /> }}
              />
            </span>
          </p>
        )}
        {mayComment && (
          <div className={classes.actions}>
            <Button
              variant="subtle"
              size="compact-sm"
              onClick={() => settle.mutate({ commentId, isResolved: resolved === null })}
            >
              {resolved ? t('item.reopen') : t('item.resolve')}
            </Button>
            {isMine && (
              <>
                <Button variant="subtle" size="compact-sm" color="gray" onClick={() => setIsEditing(true)}>
                  {t('item.editComment')}
                </Button>
                <Button
                  variant="subtle"
                  size="compact-sm"
                  color="gray"
                  onClick={() => remove.mutate(commentId)}
                >
                  {t('item.deleteComment')}
                </Button>
              </>
            )}
          </div>
        )}
        {problem ? <ProblemAlert problem={problem} title={t('shared.notDone')} /> : null}
      </div>
    </li>
  )
}
