import { DatelineError, messageOf } from '../../core/errors/errors.ts'
import { sha256 } from '../../core/hash.ts'
import type { Logger } from '../../core/logging/logger.ts'
import type { Db } from '../../database/connect.ts'
import { setupUrl } from './setup-link.ts'

interface Deps {
  db: Db
  log: Logger
  publicUrl: string
  /** Absent without SMTP_URL. */
  mail?: (mail: { to: readonly string[]; subject: string; text: string }) => Promise<void>
}

/** To whom a link goes, and what for. */
export interface LinkFor {
  token: string
  name: string
  email: string
  /** `offer`: the person has an account already, which the maker of the link is not to learn. */
  what: 'invitation' | 'password-link' | 'offer'
}

/** Where the link is now: on its way to its person, or in the hands of the person who made it. */
export type HandedOver = { mailedTo: string } | { link: string }

/**
 * Gives a link to the person it is for: by mail, and then to no one else, since anyone who has it can choose the
 * password. Without a mail server the maker must hand it over.
 * @throws DatelineError `unavailable` when the mail server does not take it; then the link is void.
 */
export async function handOverLink(deps: Deps, link: LinkFor): Promise<HandedOver> {
  const url = setupUrl(deps.publicUrl, link.token)
  if (!deps.mail) return { link: url }
  try {
    await deps.mail({ to: [link.email], ...words(deps.publicUrl, link, url) })
  } catch (thrown) {
    await deps.db.deleteFrom('setup_link').where('token_hash', '=', sha256(link.token)).execute()
    deps.log.warn({ error: messageOf(thrown) }, 'a link was not mailed')
    throw new DatelineError('link-not-mailed', { email: link.email })
  }
  return { mailedTo: link.email }
}

function words(publicUrl: string, { name, what }: LinkFor, url: string): { subject: string; text: string } {
  if (what === 'offer') {
    return {
      subject: 'Your account at Dateline',
      text: `An administrator of another office offers you roles there, at ${publicUrl}. Sign in with the account that you have, and accept them or decline them: "dateline people offers". If you have no password any more, ask for a new one there; if that does not help, ask an administrator of your own office.\n`,
    }
  }
  const rest = `The link works once, within seven days:\n${url}\n\nNobody else has been given it. If you expected nothing of this kind, ask an administrator before you follow it.\n`
  return what === 'invitation'
    ? {
        subject: 'Your account at Dateline',
        text: `${name}, an administrator has made an account for you at ${publicUrl}. Choose your password there. ${rest}`,
      }
    : {
        subject: 'A new password for Dateline',
        text: `${name}, an administrator has made a link for you, to choose a new password at ${publicUrl}. ${rest}`,
      }
}
