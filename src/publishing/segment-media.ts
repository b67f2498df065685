export interface SegmentMedia {
  mediaId: string
  altText: string
}
