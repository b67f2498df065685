import { linksIn } from '../links-in-text.ts'
import type { NetworkPrices } from '../profile.ts'

/**
 * What X takes for each use of its API, in thousandths of a US dollar: self-serve accounts, pay per use.
 * Source: docs.x.com, "Pricing", as of 2026-08-22; these prices hold since 2026-02-06.
 */
export const xPrices: NetworkPrices = {
  post: 15,
  postWithLink: 200,
  altText: 5,
  deletion: 10,
  // 1 where the account that signed in owns the app. X does not say so in its answers: the higher price is taken.
  read: 5,
  hasLink: text => linksIn(text, 'with-bare-links').length > 0,
}
