import type { NetworkName } from '../../networks/network.ts'
import { findProfile, networkLabel } from '../../networks/profiles.ts'
import type { ChannelStyle } from '../channel-style.ts'

/** More hashtags than these are left out by networks or readers. */
const mostHashtags = 30
/** Below it, hardly a word stands beside a link, a credit line and hashtags. */
const leastLimit = 60
const longestTag = 100

/** Every fault of a style for a network, one sentence each, with its place. */
export function styleFaults(network: NetworkName, style: ChannelStyle): string[] {
  const rules = findProfile(network)?.rules
  if (!rules) return []
  const label = networkLabel(network)
  const faults: string[] = []
  if (style.tooLong === 'thread' && !rules.threads)
    faults.push(`style.tooLong: "thread" is not possible, ${label} has no threads; "shorten" is allowed.`)
  if (!Number.isInteger(style.hashtags) || style.hashtags < 0 || style.hashtags > mostHashtags)
    faults.push(`style.hashtags: ${style.hashtags} is outside 0 to ${mostHashtags}.`)
  const { lengthLimit, linkPlacement, utm } = style
  if (lengthLimit !== undefined && (lengthLimit < leastLimit || lengthLimit > rules.maxLength))
    faults.push(
      `style.lengthLimit: ${lengthLimit} is outside ${leastLimit} to ${rules.maxLength}, the limit of ${label}.`,
    )
  const { linkPlacements } = rules.layout
  if (linkPlacement !== undefined && !linkPlacements.includes(linkPlacement))
    faults.push(
      `style.linkPlacement: ${label} has no "${linkPlacement}"; ${oneOf(linkPlacements)} is allowed.`,
    )
  for (const [name, value] of Object.entries(utm ?? {})) {
    if (!/^[^\s\p{Cc}]+$/u.test(value) || value.length > longestTag)
      faults.push(
        `style.utm.${name}: "${value.slice(0, 40)}" is not 1 to ${longestTag} characters without spaces.`,
      )
  }
  return faults
}

function oneOf(values: readonly string[]): string {
  return values.map(value => `"${value}"`).join(' or ')
}
