import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Upload, Uploads } from './uploads.ts'

export const UploadsContext = createContext<Uploads | undefined>(undefined)

export function useUploads(): Uploads {
  const uploads = useContext(UploadsContext)
  if (!uploads) throw new Error('Used outside of the page of an item.')
  return uploads
}

export function useUploadRows(): readonly Upload[] {
  const uploads = useUploads()
  return useSyncExternalStore(uploads.subscribe, uploads.getState)
}
