import { useState } from 'react'
import { type Affected, type OfficeEdit, useEditOffice } from '../../api/edit-office.ts'

/** Saves a part of an office; where scheduled posts would conflict, first shows them and asks. */
export function useSaveOffice(id: string, version: number) {
  const { mutate, isPending, error, data } = useEditOffice(id)
  const [asked, setAsked] = useState<{ edit: OfficeEdit; affected: Affected }>()

  function save(edit: OfficeEdit) {
    const wanted = { ...edit, expectedVersion: version }
    mutate(
      { ...wanted, dryRun: true },
      {
        onSuccess: ({ affected }) => {
          if (affected.posts.some(({ conflicts }) => conflicts.some(({ isNew }) => isNew)))
            setAsked({ edit: wanted, affected })
          else mutate(wanted)
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
    saveAnyway: () => asked && mutate(asked.edit, { onSettled: () => setAsked(undefined) }),
    cancel: () => setAsked(undefined),
  }
}
