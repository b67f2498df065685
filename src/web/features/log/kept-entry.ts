import type { EnquiriesBody, Entry } from './entry.ts'

type KeptEnquiry = EnquiriesBody['enquiries'][number] & { channel?: string }

/**
 * An entry as it is sent today, of one that a browser may have kept for weeks: how people asked was called `channel`
 * before it was called `contactMethod`.
 */
export function readKeptEntry(kept: unknown): Entry {
  const entry = kept as Entry
  if (entry.kind !== 'enquiries') return entry
  const enquiries = entry.body.enquiries.map(({ channel, ...today }: KeptEnquiry) => {
    return channel === undefined ? today : { ...today, contactMethod: channel }
  })
  return { ...entry, body: { ...entry.body, enquiries } }
}
