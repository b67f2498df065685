/** What re-encoding makes of every picture and video. */
export type StoredContentType = 'image/jpeg' | 'image/png' | 'image/gif' | 'video/mp4'
