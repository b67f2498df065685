import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Editing } from './editing.ts'
import type { EditingState } from './editing-state.ts'

export const EditingContext = createContext<Editing | undefined>(undefined)

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('Used outside of the page of an item.')
  return editing
}

export function useEditingState(): EditingState {
  const editing = useEditing()
  return useSyncExternalStore(editing.subscribe, editing.getState)
}
