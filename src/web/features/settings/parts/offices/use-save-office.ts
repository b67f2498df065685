import { type OfficeEdit, useEditOffice } from '../../api/edit-office.ts'
import { useAskFirst } from './use-ask-first.ts'

/** Saves a part of an office as it was read in this version; `sending` is of the form that it stands in. */
export function useSaveOffice(id: string, version: number, sending: () => () => void) {
  const { save, ...saving } = useAskFirst<NonNullable<OfficeEdit>>(useEditOffice(id), sending)
  return { ...saving, save: (edit: OfficeEdit) => save({ ...edit, expectedVersion: version }) }
}
