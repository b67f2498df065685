import { join } from 'node:path'
import { webDirectory } from '../../config/web/sources.ts'
import type { OidcSettings } from '../access/signing-in/oidc/oidc-provider.ts'
import { openAccess } from '../access/signing-in/sign-in.ts'
import { omitUndefined } from '../core/omit-undefined.ts'
import { holdPresence } from '../database/presence.ts'
import { createApp } from '../http/app.ts'
import { confinement } from '../news/media/re-encoding/confinement.ts'
import { forgetReceived } from '../news/media/received-file.ts'
import { mailer } from '../notifications/mailer.ts'
import { personSealer } from '../secrets/person-sealer.ts'
import { deriveKey } from '../secrets/secret-keys.ts'
import { connectSandbox } from './connect-sandbox.ts'
import type { Core } from './core.ts'
import { programVersion } from './version.ts'
import { waysInto } from './ways-to-connect.ts'

export interface WebServer {
  /** Where it answers, e.g. `http://127.0.0.1:3000`. */
  address: string
  close(): Promise<void>
}

/** How long the queue may take to show that it works, in milliseconds. */
const readyWithinMs = 2_000

/** A file that has come lies there for some minutes; what is older was left by a process that was killed. */
const leftOverMs = 24 * 3_600_000

/** Starts the web server on HOST and PORT. Throws `EADDRINUSE` when the port is taken. */
export async function startWeb(core: Core): Promise<WebServer> {
  const { clock, keys, log, networks, publicUrl, queue, sandbox, settings } = core
  const { db } = core.database
  const secret = Buffer.from(deriveKey(keys, 'sessions')).toString('base64url')
  const secondFactor = settings.SECOND_FACTOR ?? (publicUrl.startsWith('https:') ? 'required' : 'optional')
  const presence = await holdPresence(core)
  const incomingDirectory = join(settings.DATA_DIR, 'incoming')
  await forgetReceived(incomingDirectory, new Date(clock.now().getTime() - leftOverMs))
  const app = await createApp({
    processId: presence.id,
    db,
    ...omitUndefined({ waits: core.database.waits }),
    clock,
    log,
    networks,
    keys,
    waysIn: waysInto(core),
    publicUrl,
    publicDocs: settings.PUBLIC_DOCS === 'yes',
    ...(settings.METRICS_TOKEN ? { metricsToken: settings.METRICS_TOKEN } : {}),
    ...(settings.SMTP_URL ? { mail: mailer(settings.SMTP_URL, publicUrl) } : {}),
    feedPrivateHosts: settings.FEED_PRIVATE_HOSTS ?? [],
    trustedProxies: settings.TRUSTED_PROXIES ?? [],
    sandbox,
    officesAdded: () =>
      connectSandbox(core).catch(thrown => log.error({ err: thrown }, 'a new office has no channels')),
    access: openAccess(
      { db, clock },
      {
        secret,
        publicUrl,
        sealer: personSealer(keys),
        secondFactor,
        ...omitUndefined({ oidc: oidcOf(settings) }),
      },
    ),
    version: programVersion(),
    pingQueue: () => queue.assertRings(readyWithinMs),
    webDirectory,
    mediaStorage: core.mediaStorage,
    incomingDirectory,
    mediaQuotaBytes: core.mediaQuotaBytes,
    infographicDirectory: core.infographicDirectory,
  })
  const address = await app.listen({ host: settings.HOST, port: settings.PORT })
  void confinement().then(({ holds }) => log.info({ holds }, 'how files from strangers are kept in'))
  return {
    address,
    async close() {
      await app.close()
      presence.close()
    },
  }
}

/** The provider of OpenID Connect; the settings come together or not at all. */
function oidcOf(settings: Core['settings']): OidcSettings | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = settings
  if (!issuer || !clientId || !clientSecret) return undefined
  const name = settings.OIDC_NAME ?? new URL(issuer).hostname
  return { issuer, clientId, clientSecret, name, secondFactor: settings.OIDC_SECOND_FACTOR }
}
