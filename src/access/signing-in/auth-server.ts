import { apiKey } from '@better-auth/api-key'
import { passkey } from '@better-auth/passkey'
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { newId } from '../../core/ids.ts'
import type { Db } from '../../database/connect.ts'
import { passwordLength } from '../passwords/password-length.ts'
import { sessionLimits } from './sessions.ts'

const apiKeyPrefix = 'dl_'

export interface AuthServerOptions {
  db: Db
  /** Signs the session cookies; derived from SECRET_KEYS by the caller. */
  secret: string
  publicUrl: string
}

export type AuthServer = ReturnType<typeof createAuthServer>

/**
 * better-auth on our own tables (migrations/001_access.sql). Only its calls are used, never its routes, so that
 * nothing it offers is open without our own checks.
 */
export function createAuthServer({ db, secret, publicUrl }: AuthServerOptions) {
  const isHttps = publicUrl.startsWith('https:')
  return betterAuth({
    ...baseOptions,
    ...tableNames,
    secret,
    baseURL: publicUrl,
    advanced: {
      ...baseOptions.advanced,
      // __Host- binds a cookie to this host and path; better-auth knows __Secure- alone (OWASP ASVS 5.0, 3.3.3).
      useSecureCookies: false,
      cookiePrefix: isHttps ? '__Host-dateline' : 'dateline',
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/', secure: isHttps },
    },
    database: { db, type: 'postgres' },
    plugins: [keys, passkeysAt(publicUrl)],
  })
}

const baseOptions = {
  appName: 'Dateline',
  emailAndPassword: {
    enabled: true,
    disableSignUp: true,
    minPasswordLength: passwordLength.least,
    maxPasswordLength: passwordLength.most,
  },
  // Our own limits count by account and by network prefix (attempt-limits.ts).
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { disabled: true },
  advanced: {
    database: { generateId: () => newId() },
    ipAddress: { disableIpTracking: true },
  },
} satisfies BetterAuthOptions

const tableNames = {
  user: {
    modelName: 'person',
    fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
  session: {
    modelName: 'person_session',
    expiresIn: sessionLimits.wholeMs / 1_000,
    disableSessionRefresh: true,
    // The password is asked for again wherever it matters.
    freshAge: 0,
    fields: {
      userId: 'person_id',
      expiresAt: 'expires_at',
      ipAddress: 'ip_address',
      userAgent: 'user_agent',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  account: {
    modelName: 'person_account',
    fields: {
      userId: 'person_id',
      accountId: 'account_id',
      providerId: 'provider_id',
      accessToken: 'access_token',
      refreshToken: 'refresh_token',
      idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at',
      refreshTokenExpiresAt: 'refresh_token_expires_at',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  verification: {
    modelName: 'person_verification',
    fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
  },
} satisfies BetterAuthOptions

/** A passkey stands for password and second factor at once, so the device must have verified its user. */
function passkeysAt(publicUrl: string) {
  const { hostname, origin } = new URL(publicUrl)
  return passkey({
    rpID: hostname,
    rpName: 'Dateline',
    origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    registration: {
      afterVerification: async ({ verification }) => {
        if (!verification.registrationInfo?.userVerified) throw new Error('the user was not verified')
      },
    },
    authentication: {
      afterVerification: async ({ verification }) => {
        if (!verification.authenticationInfo.userVerified) throw new Error('the user was not verified')
      },
    },
    schema: {
      passkey: {
        fields: {
          publicKey: 'public_key',
          userId: 'person_id',
          credentialID: 'credential_id',
          deviceType: 'device_type',
          backedUp: 'backed_up',
          createdAt: 'created_at',
        },
      },
    },
  })
}

const keys = apiKey({
  defaultPrefix: apiKeyPrefix,
  requireName: true,
  maximumNameLength: 60,
  startingCharactersConfig: { charactersLength: 8 },
  rateLimit: { enabled: false },
  schema: {
    apikey: {
      modelName: 'api_key',
      fields: {
        configId: 'config_id',
        referenceId: 'person_id',
        refillInterval: 'refill_interval',
        refillAmount: 'refill_amount',
        lastRefillAt: 'last_refill_at',
        rateLimitEnabled: 'rate_limit_enabled',
        rateLimitTimeWindow: 'rate_limit_time_window',
        rateLimitMax: 'rate_limit_max',
        requestCount: 'request_count',
        lastRequest: 'last_request',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
  },
})
