import { type OfficeEdit, useEditOffice } from '../../api/edit-office.ts'
import { useAskFirst } from './use-ask-first.ts'

/** Saves a part of an office as it was read in this version. */
export function useSaveOffice(id: string, version: number, onSaved: () => void) {
  const { save, ...saving } = useAskFirst<NonNullable<OfficeEdit>>(useEditOffice(id), onSaved)
  return { ...saving, save: (edit: OfficeEdit) => save({ ...edit, expectedVersion: version }) }
}
