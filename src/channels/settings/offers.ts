import type { NetworkName } from '../../networks/network.ts'
import type { LinkPlacement, NetworkProfile } from '../../networks/profile.ts'
import { findProfile } from '../../networks/profiles.ts'

/** What the settings of a channel can be, by its network. */
export interface ChannelOffers {
  threads: boolean
  /** In the network's own units. */
  maxLength: number
  /** The network's usual place first. */
  linkPlacements: { placement: LinkPlacement; note: string }[]
}

/** Undefined for a network that is not in this installation any more. */
export function offersOf(network: NetworkName): ChannelOffers | undefined {
  const profile = findProfile(network)
  if (!profile) return undefined
  const { threads, maxLength, layout } = profile.rules
  return {
    threads,
    maxLength,
    linkPlacements: layout.linkPlacements.map(placement => ({ placement, note: noteOf(profile, placement) })),
  }
}

function noteOf(profile: NetworkProfile, placement: LinkPlacement): string {
  return sentencesOf(profile, placement).join(' ')
}

function sentencesOf(profile: NetworkProfile, placement: LinkPlacement): string[] {
  const { label } = profile
  switch (placement) {
    case 'in-text':
      return ['The link stands in the text.', ...priceInText(profile)]
    case 'card':
      return [`${label} makes a card of the link, apart from the text.`]
    case 'last-reply':
      return [
        'The link stands in a reply of its own, the last part of the thread.',
        ...priceInReply(profile),
        noFigures(label),
      ]
    case 'first-comment':
      return [
        `The ${profile.accountWord} writes the link into the first comment, once the post is out.`,
        noFigures(label),
      ]
  }
}

function priceInText({ label, rules: { prices } }: NetworkProfile): string[] {
  if (!prices) return []
  const [withLink, without] = [prices.postWithLink, prices.post].map(dollars)
  return [`${label} charges ${withLink} for a post with a link, ${without} for one without.`]
}

function priceInReply({ rules: { prices } }: NetworkProfile): string[] {
  if (!prices) return []
  const [inReply, inText] = [prices.post + prices.postWithLink, prices.postWithLink].map(dollars)
  return [
    `The reply costs what a post with a link costs, so a short post costs ${inReply} in all, in the text ${inText}.`,
  ]
}

/** No network says what a link does to reach, and what others measured is not the same from one year to the next. */
function noFigures(label: string): string {
  return `${label} publishes no figures on what a link in the text does to reach.`
}

function dollars(milliDollars: number): string {
  return `$${(milliDollars / 1_000).toFixed(3)}`
}
