import type { EnquiriesBody, Entry } from './entry.ts'

type KeptEnquiry = EnquiriesBody['enquiries'][number] & { channel?: string }

/**
 * An entry as it is sent today, of one that a browser may have kept for weeks: how people asked was called `channel`
 * before it was called `contactMethod`, and of a refusal only its sentence was kept.
 */
export function readKeptEntry(kept: unknown): Entry {
  const { refusal, ...rest } = kept as Omit<Entry, 'refusal'> & { refusal?: Entry['refusal'] | string }
  const why =
    typeof refusal === 'string' ? { code: 'entry-invalid', detail: refusal, faults: [refusal] } : refusal
  const entry = (why === undefined ? rest : { ...rest, refusal: why }) as Entry
  if (entry.kind !== 'enquiries') return entry
  const enquiries = entry.body.enquiries.map(({ channel, ...today }: KeptEnquiry) => {
    return channel === undefined ? today : { ...today, contactMethod: channel }
  })
  return { ...entry, body: { ...entry.body, enquiries } }
}
