/** A small copy of a file for screens; the widths are those that the server makes. */
export function thumbnail(mediaId: string, width: 160 | 320 | 640): string {
  return `/api/v1/media/${mediaId}?width=${width}`
}
