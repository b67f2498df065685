/** One mail, the same text for each of its recipients. */
export interface Mail {
  to: readonly string[]
  subject: string
  text: string
  /** Its Message-ID; one of its own when absent. */
  messageId?: string
}

/** Sends mails one by one, each to its own recipient, so that no one sees who else got it. */
export function mailer(smtpUrl: string, publicUrl: string): (mail: Mail) => Promise<void> {
  const from = `Dateline <dateline@${new URL(publicUrl).hostname}>`
  return async ({ to, ...mail }) => {
    const { createTransport } = await import('nodemailer')
    const transport = createTransport(smtpUrl)
    try {
      for (const recipient of to) await transport.sendMail({ from, to: recipient, ...mail })
    } finally {
      transport.close()
    }
  }
}
