import { domainToASCII } from 'node:url'
import type { Transporter } from 'nodemailer'
import { messageOf } from '../core/errors/errors.ts'
import {
  fallbackInterfaceLanguage,
  type InterfaceLanguage,
  interfaceLanguages,
} from '../core/languages/interface-languages.ts'
import type { Logger } from '../core/logging/logger.ts'
import type { Db } from '../database/connect.ts'
import { type ClaimedMail, claimMail, type Delivery, prepareMails, recordDeliveries } from './mail-queue.ts'
import { textInLanguage } from './sentences/in-language.ts'
import { sentenceIn } from './sentences/sentence.ts'

interface MailDeps {
  db: Db
  log: Logger
  /** `smtp://` or `smtps://`; without it notifications stay in the app. */
  smtpUrl: string | undefined
  /** What stands before the path of a link in a mail. */
  publicUrl: string
}

/** At most so many mails in one round. */
const most = 200

/** Shorter than the lease of a claimed mail, all together. */
const timeouts = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 }

/**
 * Mails notifications to the approvers, operators and administrators of their offices. Each is claimed before it is
 * sent, so that any number of workers may do this at once. A recipient whom the mail server refuses for now is tried
 * again, later each time, while all others go; one whom it refuses for good is recorded and not tried again. What is
 * two days old is not mailed any more, nor to a person who has read it in the app.
 * @returns how many mails were sent.
 */
export async function mailNotifications(deps: MailDeps): Promise<number> {
  if (!deps.smtpUrl) return 0
  await prepareMails(deps.db)
  let mail = await claimMail(deps.db)
  if (!mail) return 0
  const { createTransport } = await import('nodemailer')
  const transport = createTransport({ url: deps.smtpUrl, ...timeouts })
  let sent = 0
  try {
    for (let round = 0; mail && round < most; round += 1) {
      const deliveries = await deliver(deps, transport, mail)
      await recordDeliveries(deps.db, mail.id, deliveries)
      if (deliveries.some(each => each.outcome === 'accepted')) sent += 1
      // A server that is away is away for the others, too; they have not been claimed and lose no time.
      if (deliveries.every(each => each.outcome === 'server-away')) break
      mail = await claimMail(deps.db)
    }
  } finally {
    transport.close()
  }
  return sent
}

/** One mail for each language of its recipients. */
async function deliver(deps: MailDeps, transport: Transporter, mail: ClaimedMail): Promise<Delivery[]> {
  const deliveries: Delivery[] = []
  for (const language of interfaceLanguages) {
    const recipients = mail.recipients.filter(each => each.language === language).map(({ email }) => email)
    if (recipients.length > 0)
      deliveries.push(...(await deliverIn(deps, transport, { ...mail, language, recipients })))
  }
  return deliveries
}

interface MailInLanguage extends Omit<ClaimedMail, 'recipients'> {
  language: InterfaceLanguage
  recipients: string[]
}

async function deliverIn(deps: MailDeps, transport: Transporter, mail: MailInLanguage): Promise<Delivery[]> {
  const { hostname } = new URL(deps.publicUrl)
  try {
    const info = await transport.sendMail({
      from: `Dateline <dateline@${hostname}>`,
      bcc: mail.recipients,
      subject: sentenceIn(mail.language, { code: 'mail-subject', params: { office: mail.office } }),
      text: `${textInLanguage(mail, mail.language)}\n\n${deps.publicUrl}/\n`,
      // The same each time: where a reply is lost and the mail sent again, mail programs show it once.
      messageId: `<${mail.id}${mail.language === fallbackInterfaceLanguage ? '' : `-${mail.language}`}@${hostname}>`,
    })
    const refusals = refusalsIn(info)
    return mail.recipients.map(email => ({ email, ...(refusals.get(keyOf(email)) ?? accepted) }))
  } catch (thrown) {
    deps.log.warn({ notification: mail.id, err: thrown }, 'a notification could not be mailed')
    const refusals = refusalsIn(thrown)
    const outcome = answered(thrown) ? ('refused-for-now' as const) : ('server-away' as const)
    return mail.recipients.map(email => ({
      email,
      ...(refusals.get(keyOf(email)) ?? { outcome, reason: messageOf(thrown) }),
    }))
  }
}

const accepted = { outcome: 'accepted' } as const

/** What the server said of single recipients, as nodemailer hands it over. */
interface Refused {
  rejectedErrors?: { recipient?: string; responseCode?: number; message: string }[]
}

/** Only an answer to RCPT says something of the recipient; 5xx is for good (RFC 5321, 4.2.1). */
function refusalsIn(result: unknown): Map<string, RefusedDelivery> {
  const { rejectedErrors = [] } = result as Refused
  return new Map(
    rejectedErrors.map(({ recipient = '', responseCode = 0, message }) => [
      keyOf(recipient),
      { outcome: responseCode >= 500 ? 'refused-for-good' : 'refused-for-now', reason: message },
    ]),
  )
}

type RefusedDelivery = { outcome: 'refused-for-now' | 'refused-for-good'; reason: string }

/** nodemailer writes domains in small letters and ASCII. */
function keyOf(email: string): string {
  const at = email.lastIndexOf('@') + 1
  const domain = email.slice(at).toLowerCase()
  return email.slice(0, at) + (domainToASCII(domain) || domain)
}

/** Whether the server was there and said something. */
function answered(thrown: unknown): boolean {
  return thrown instanceof Error && 'responseCode' in thrown && typeof thrown.responseCode === 'number'
}
