import { z } from 'zod'
import { DatelineError } from '../../core/errors.ts'
import type { CallOptions } from '../network.ts'
import { createMastodonClient, type MastodonSettings } from './client.ts'
import { readFromMastodon } from './read.ts'
import { serverOriginOf } from './server-of.ts'

const person = z.object({
  id: z.string().regex(/^\d{1,19}$/),
  username: z.string(),
  display_name: z.string().default(''),
})

/**
 * Whose access token this is: a token that the account's owner made on its server under Preferences, Development,
 * with the scopes read and write. The id carries the server, for ids are only unique within one.
 * Throws `bad-input` for a server that is no host name, and `NetworkFailureError`.
 * @param input.server such as `social.example`.
 */
export async function whoseToken(
  settings: MastodonSettings,
  input: { server: string; accessToken: string },
  call: CallOptions,
): Promise<{ externalId: string; handle: string; name: string }> {
  const server = input.server.trim().toLowerCase()
  if (serverOriginOf(`0@${server}`) === undefined) {
    throw new DatelineError(
      'bad-input',
      `Mastodon server "${server.slice(0, 80)}" is not a host name; write it like social.example.`,
    )
  }
  const credentials = { accessToken: input.accessToken }
  const asking = { channelId: '', externalId: `0@${server}`, credentials }
  const client = createMastodonClient(settings)
  const found = await readFromMastodon(
    client,
    asking,
    api => api.v1.accounts.verifyCredentials(),
    person,
    call,
  )
  return {
    externalId: `${found.id}@${server}`,
    handle: `${found.username}@${server}`,
    name: found.display_name || found.username,
  }
}
