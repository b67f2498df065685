import { z } from 'zod'

/**
 * A mail address as people type it: white space around it goes, and a domain in any script is written as the mail
 * system has it (`desk@münchen.example` is `desk@xn--mnchen-3ya.example`).
 */
export const mailAddress = z
  .string()
  .overwrite(asMailSystemsHaveIt)
  .check(
    z.email('must be a mail address such as desk@mrc.example, with the letters a to z before the @'),
    z.maxLength(254, 'at most 254 characters'),
  )

function asMailSystemsHaveIt(typed: string): string {
  const address = typed
    .replace(/\p{Cf}/gu, '')
    .trim()
    .normalize('NFKC')
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  if (at < 1 || /^[\x21-\x7e]*$/.test(domain) || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return address
  const written = `http://${domain}/`
  return URL.canParse(written) ? `${address.slice(0, at + 1)}${new URL(written).hostname}` : address
}
