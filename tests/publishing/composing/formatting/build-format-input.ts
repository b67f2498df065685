import { profileOf } from '../../../../src/networks/profiles.ts'
import type { ChannelFormat, FormatInput } from '../../../../src/publishing/composing/formatting/contract.ts'

export const { rules: xRules } = profileOf('x')
export const { rules: facebookRules } = profileOf('facebook')

export const hashtags = {
  'safe-migration': { en: '#SafeMigration', ur: '#محفوظ_ہجرت' },
  visas: { en: 'Visas', ur: '#ویزا' },
  training: { en: '#Training' },
}

export const handles = [
  { name: 'ICMPD', network: 'x' as const, handle: 'ICMPD' },
  { name: 'International Centre for Migration Policy Development', network: 'x' as const, handle: '@ICMPD' },
  { name: 'Migrant Resource Centre', network: 'x' as const, handle: '@mrc_pak' },
  { name: 'ICMPD', network: 'facebook' as const, handle: '@icmpd.org' },
]

interface Changes extends Partial<Omit<FormatInput, 'channel'>> {
  channel?: Partial<ChannelFormat>
}

/** A plain English post for X that adds nothing, but for what the test names. */
export function buildFormatInput({ channel, ...changes }: Changes = {}): FormatInput {
  const network = channel?.network ?? 'x'
  return {
    text: 'Lahore: The office is open again.',
    language: 'en',
    topics: [],
    images: 0,
    hashtags,
    handles: [],
    rules: profileOf(network).rules,
    channel: {
      network,
      tooLong: 'shorten',
      numbering: 'numbered',
      hashtags: 2,
      credit: 'append',
      ...channel,
    },
    ...changes,
  }
}
