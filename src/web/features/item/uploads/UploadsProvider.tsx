import { type ReactNode, useState } from 'react'
import { withMedia } from '../editing/content.ts'
import { useEditing } from '../editing/use-editing.ts'
import { sendFile } from './send-file.ts'
import { openUploads } from './uploads.ts'
import { UploadsContext } from './use-uploads.ts'

/** Files go on being sent while the person looks at another tab of the item. */
export function UploadsProvider({ officeId, children }: { officeId: string; children: ReactNode }) {
  const editing = useEditing()
  const [uploads] = useState(() =>
    openUploads({
      send: (file, on, signal) => sendFile(officeId, file, on, signal),
      onReady: mediaId => editing.change(content => withMedia(content, mediaId)),
    }),
  )
  return <UploadsContext value={uploads}>{children}</UploadsContext>
}
