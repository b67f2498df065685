import { normalised } from '../../core/text/windows.ts'

/** The length of a text as Facebook counts it: UTF-16 units of its NFC form. */
export function facebookLength(text: string): number {
  return normalised(text, 'NFC').length
}
