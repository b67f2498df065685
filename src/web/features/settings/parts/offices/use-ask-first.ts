import { useState } from 'react'
import type { Affected } from '../../api/edit-office.ts'

interface Answer {
  saved: boolean
  affected: Affected
}

/** What a mutation gives that saves an edit of an office or, with `dryRun`, says what would become of its posts. */
export interface Saving<Edit> {
  mutate: (edit: Edit, after: { onSuccess: (answer: Answer) => void; onSettled?: () => void }) => void
  isPending: boolean
  error: unknown
  data: Answer | undefined
}

/** Saves an edit of an office; where scheduled posts would come into conflict by it, first shows them and asks. */
export function useAskFirst<Edit extends { dryRun?: true }>(
  { mutate, isPending, error, data }: Saving<Edit>,
  onSaved?: () => void,
) {
  const [asked, setAsked] = useState<{ edit: Edit; affected: Affected }>()
  const write = (edit: Edit) =>
    mutate(edit, { onSuccess: () => onSaved?.(), onSettled: () => setAsked(undefined) })

  function save(edit: Edit) {
    mutate(
      { ...edit, dryRun: true },
      {
        onSuccess: ({ affected }) => {
          if (affected.posts.some(({ conflicts }) => conflicts.some(({ isNew }) => isNew)))
            setAsked({ edit, affected })
          else write(edit)
        },
      },
    )
  }

  return {
    save,
    isBusy: isPending,
    isSaved: data?.saved === true,
    problem: error,
    asked,
    saveAnyway: () => asked && write(asked.edit),
    cancel: () => setAsked(undefined),
  }
}
