import { useState } from 'react'
import type { Affected } from '../../api/edit-office.ts'

interface Answer {
  saved: boolean
  affected: Affected
}

/** What a mutation gives that saves an edit of an office or, with `dryRun`, says what would become of its posts. */
export interface Saving<Edit> {
  mutate: (edit: Edit, after: { onSuccess: (answer: Answer) => void }) => void
  mutateAsync: (edit: Edit, after: { onSettled: () => void }) => Promise<Answer>
  isPending: boolean
  error: unknown
  data: Answer | undefined
}

/**
 * Saves an edit of an office; where scheduled posts would come into conflict by it, first shows them and asks.
 * @param sending Called when it is pressed; what it gives once it is saved, also where what was edited has been drawn again by then, or is no longer there.
 */
export function useAskFirst<Edit extends { dryRun?: true }>(
  { mutate, mutateAsync, isPending, error, data }: Saving<Edit>,
  sending: () => () => void,
) {
  const [asked, setAsked] = useState<{ edit: Edit; affected: Affected; onSaved: () => void }>()
  const write = (edit: Edit, onSaved: () => void) =>
    void mutateAsync(edit, { onSettled: () => setAsked(undefined) }).then(onSaved, () => undefined)

  function save(edit: Edit) {
    const onSaved = sending()
    mutate(
      { ...edit, dryRun: true },
      {
        onSuccess: ({ affected }) => {
          if (affected.posts.some(({ conflicts }) => conflicts.some(({ isNew }) => isNew)))
            setAsked({ edit, affected, onSaved })
          else write(edit, onSaved)
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
    saveAnyway: () => asked && write(asked.edit, asked.onSaved),
    cancel: () => setAsked(undefined),
  }
}
