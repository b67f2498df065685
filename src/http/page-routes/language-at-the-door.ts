import type { FastifyReply, FastifyRequest } from 'fastify'
import { lookAtSignIn } from '../../access/profile/look-at-sign-in.ts'
import { cookieIn } from '../../access/signing-in/cookies.ts'
import type { SignedIn } from '../../access/signing-in/signed-in.ts'
import type { AppDeps } from '../deps.ts'
import { headersOf } from '../plugins/caller/actor.ts'
import { readLanguage } from '../plugins/caller/asked-language.ts'
import { cookiesFor, lookCookies, readTheme } from '../plugins/caller/view.ts'

const name = 'dateline.chose_language'
/** Says for a while that a language was chosen in this browser by one who had not signed in yet. */
export const chosenHere = {
  made: `${name}=1; Max-Age=1800; Path=/; HttpOnly; SameSite=Lax`,
  clearing: `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax`,
} as const

/**
 * Sends a person who has just signed in on their way. A language chosen at the door becomes theirs; otherwise the one
 * they chose before is kept in this browser from now on.
 * @param keep false: the session ends with the browser.
 */
export async function letThrough(
  deps: AppDeps,
  request: FastifyRequest,
  reply: FastifyReply,
  { signedIn, path, keep = true }: { signedIn: SignedIn; path: string; keep?: boolean },
): Promise<FastifyReply> {
  const look = await lookOf(deps, request, signedIn.personId)
  const cookies = keep ? signedIn.cookies : signedIn.cookies.map(endingWithBrowser)
  return reply.header('set-cookie', [...cookies, ...look]).redirect(path, 303)
}

/** The cookies by which the browser shows its pages as this person likes them. */
export async function lookOf(deps: AppDeps, request: FastifyRequest, personId: string): Promise<string[]> {
  const headers = headersOf(request)
  const inBrowser = {
    language: readLanguage(cookieIn(headers, lookCookies.language)),
    theme: readTheme(cookieIn(headers, lookCookies.theme)),
    isChosenHere: cookieIn(headers, name) !== undefined,
  }
  const look = await lookAtSignIn(deps.db, personId, inBrowser)
  return [...cookiesFor(deps, look), chosenHere.clearing]
}

/** A cookie of a session without an end of its own. */
function endingWithBrowser(cookie: string): string {
  return /^(__Host-)?dateline\.session_token=/.test(cookie) ? cookie.replace(/ Max-Age=\d+;/, '') : cookie
}
