import { sendFile } from './send-file.ts'
import { openUploads, type Uploads } from './uploads.ts'

/** What is on its way, by item and office: it goes on where a page is left, and the next page of the item takes it. */
const open = new Map<string, Uploads>()

/** Without an id, of the item that is not on the server yet. */
export function uploadsOf(itemId: string, officeId: string): Uploads {
  const key = keyOf(itemId, officeId)
  const uploads = open.get(key) ?? openUploads((file, on, signal) => sendFile(officeId, file, on, signal))
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

function keyOf(itemId: string, officeId: string): string {
  return `${itemId} ${officeId}`
}
