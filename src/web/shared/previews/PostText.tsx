import { UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { Run } from '../text/Run.tsx'
import { Marked } from './Marked.tsx'
import type { PreviewedPost } from './previewed-post.ts'
import classes from './previews.module.css'

interface PostTextProps {
  segment: PreviewedPost['segments'][number]
  language: string
  isUnfolded: boolean
}

/** The words of a part, folded where the timeline folds them; a press shows the rest, below a mark. */
export function PostText({ segment: { text, fold }, language, isUnfolded }: PostTextProps) {
  const [isOpen, setIsOpen] = useState(isUnfolded)
  if (!fold)
    return (
      <Run language={language} as="p" className={classes.text}>
        <Marked text={text} />
      </Run>
    )
  return (
    <>
      <Run language={language} as="p" className={classes.text}>
        <Marked text={text.slice(0, fold.at).trimEnd()} />
        {!isOpen && ' …'}
      </Run>
      {isOpen ? (
        <>
          <p className={classes.fold} lang="en">
            {fold.more}
          </p>
          <Run language={language} as="p" className={classes.text}>
            <Marked text={text.slice(fold.at).trimStart()} />
          </Run>
        </>
      ) : (
        <UnstyledButton className={classes.more} lang="en" onClick={() => setIsOpen(true)}>
          {fold.more}
        </UnstyledButton>
      )}
    </>
  )
}
