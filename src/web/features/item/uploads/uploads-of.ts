import { openUploads, type SendFile, type Uploads } from './uploads.ts'

/** What is on its way, by item and office: it goes on where a page is left, and the next page of the item takes it. */
const open = new Map<string, Uploads>()

/** Without an id, of the item that is not on the server yet. */
export function uploadsOf(itemId: string, officeId: string): Uploads {
  const key = keyOf(itemId, officeId)
  const uploads = open.get(key) ?? openUploads(sendTo(officeId))
  open.set(key, uploads)
  return uploads
}

/** The new item has its own page from now on. */
export function handOverUploads(itemId: string, officeId: string): void {
  const uploads = open.get(keyOf('', officeId))
  if (!uploads) return
  open.delete(keyOf('', officeId))
  open.set(keyOf(itemId, officeId), uploads)
}

/** Forgets those of which nothing is left. */
export function closeUploads(uploads: Uploads): void {
  if (!uploads.isEmpty()) return
  for (const [key, each] of open) if (each === uploads) open.delete(key)
}

/** The code of sending comes with the first file. */
function sendTo(officeId: string): SendFile {
  return async (file, on, signal) => {
    const { sendFile } = await import('./send-file.ts')
    return await sendFile(officeId, file, on, signal)
  }
}

function keyOf(itemId: string, officeId: string): string {
  return `${itemId} ${officeId}`
}
