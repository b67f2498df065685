/** How posts are formatted for a channel; see publishing/composing/formatting/. */
export interface ChannelStyle {
  lengthLimit?: number
  tooLong: 'shorten' | 'thread'
  numbering: 'numbered' | 'plain'
  hashtags: number
  credit: 'append' | 'omit'
  utm?: { source: string; medium: string; campaign: string }
}
