import { type ReactNode, useEffect, useMemo } from 'react'
import { withMedia } from '../editing/content.ts'
import { useEditing } from '../editing/use-editing.ts'
import { closeUploads, uploadsOf } from './uploads-of.ts'
import { UploadsContext } from './use-uploads.ts'

interface UploadsProviderProps {
  /** Empty for an item that is not on the server yet. */
  itemId: string
  officeId: string
  children: ReactNode
}

/** Files go on being sent while the person looks at another tab of the item, or leaves its page. */
export function UploadsProvider({ itemId, officeId, children }: UploadsProviderProps) {
  const editing = useEditing()
  const uploads = useMemo(() => uploadsOf(itemId, officeId), [itemId, officeId])
  useEffect(() => {
    const stop = uploads.deliver(mediaId => editing.change(content => withMedia(content, mediaId)))
    return () => {
      stop()
      closeUploads(uploads)
    }
  }, [uploads, editing])
  return <UploadsContext value={uploads}>{children}</UploadsContext>
}
