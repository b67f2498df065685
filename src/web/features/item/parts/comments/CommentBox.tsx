import { Button, Textarea } from '@mantine/core'
import { type FormEvent, lazy, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newKey } from '../../../../shared/api/client.ts'
import { Later } from '../../../../shared/feedback/Later.tsx'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { forgetOnceSent } from '../../../../shared/forms/kept/forget-once-sent.ts'
import { KeptNotice } from '../../../../shared/forms/kept/KeptNotice.tsx'
import { useKeptForm, useKeptState } from '../../../../shared/forms/kept/use-kept-form.ts'
import type { NewsItem } from '../../../../shared/item/item.ts'
import { useColleagues } from '../../../../shared/people/colleagues.ts'
import { useAddComment, useEditComment } from '../../api/comment-changes.ts'
import type { Comment } from '../../api/comments.ts'
import classes from './CommentBox.module.css'
import { mentionedIn, nameBeingTyped } from './mentions.ts'

const NameSuggestions = lazy(() => import('./NameSuggestions.tsx'))

interface CommentBoxProps {
  item: NewsItem
  /** The comment that is rewritten; a new one when absent. */
  comment?: Comment
  onDone?: () => void
}

/** Where a comment is written; "@" suggests colleagues, who are notified. */
export function CommentBox({ item, comment, onDone }: CommentBoxProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLTextAreaElement>(null)
  const kept = useKeptForm(comment ? `comment-edit/${comment.id}` : `comment/${item.id}`)
  const [text, setText] = useKeptState(kept, 'text', comment?.text ?? '')
  const [attempt, setAttempt] = useKeptState<Attempt | undefined>(kept, 'attempt', undefined)
  const [caret, setCaret] = useState(0)
  const people = useColleagues(item.officeId)
  const add = useAddComment(item.id)
  const edit = useEditComment(item.id)
  const naming = nameBeingTyped(text, caret)
  const done = () => {
    kept.forget()
    onDone?.()
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return box.current?.focus()
    const mentions = mentionedIn(text, people)
    // Not among the callbacks of `mutate`, which are dropped where the page is left meanwhile.
    const sent = { commentId: comment?.id ?? '', text, mentions }
    if (comment) {
      const isAllSent = forgetOnceSent(kept, edit.mutateAsync(sent))
      return void isAllSent.then(isAll => isAll && onDone?.())
    }
    if (add.isPending) return
    const words = JSON.stringify({ text, mentions })
    const now = attempt?.words === words ? attempt : { key: newKey(), words }
    setAttempt(now)
    kept.flush()
    void forgetOnceSent(kept, add.mutateAsync({ text, mentions, key: now.key }))
  }
  const choose = (name: string) => {
    if (!naming) return
    const next = `${text.slice(0, naming.from)}@${name} ${text.slice(caret)}`
    setText(next)
    setCaret(naming.from + name.length + 2)
    box.current?.focus()
  }
  return (
    <form onSubmit={send} className={classes.form}>
      <KeptNotice form={kept} />
      <Textarea
        ref={box}
        dir="auto"
        label={comment ? t('item.editComment') : t('item.newComment')}
        placeholder={t('item.commentPlaceholder')}
        autosize
        minRows={2}
        maxLength={4_000}
        // It stands in the list already, and here again if it cannot be sent.
        value={add.isPending ? '' : text}
        readOnly={add.isPending}
        onChange={event => {
          setText(event.currentTarget.value)
          setAttempt(undefined)
          setCaret(event.currentTarget.selectionStart)
        }}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event)
        }}
      />
      {naming && (
        <Later>
          <NameSuggestions people={people} typed={naming.typed} onChoose={choose} />
        </Later>
      )}
      {(add.error ?? edit.error) && (
        <ProblemAlert problem={add.error ?? edit.error} title={t('item.commentNotSent')} />
      )}
      <div className={classes.actions}>
        {comment && (
          <Button variant="default" onClick={done}>
            {t('item.keepComment')}
          </Button>
        )}
        <Button type="submit" loading={edit.isPending}>
          {comment ? t('item.saveComment') : t('item.sendComment')}
        </Button>
      </div>
    </form>
  )
}

/** A comment on its way to the server, kept with what was typed: after a reload it is sent again as the same one. */
interface Attempt {
  key: string
  /** What was sent, as JSON. */
  words: string
}
