import type { BrowserContext } from 'playwright-core'

const person = { name: 'Amina', email: 'amina@example.org', password: 'quince river lantern' }

/**
 * Sets up an empty installation by its link and signs its first administrator in; the cookie is that of the host,
 * whatever its port.
 */
export async function signInFirst(context: BrowserContext, origin: string, link: string): Promise<void> {
  const token = link.split('#token=')[1]
  const office = { names: { en: 'Lahore' }, country: 'PK' }
  const headers = { origin }
  const made = await context.request.post(`${origin}/api/v1/setup`, {
    headers,
    data: { token, ...person, organisation: 'Advice', office },
  })
  if (!made.ok()) throw new Error(await made.text())
  const { email, password } = person
  const signed = await context.request.post(`${origin}/api/v1/session`, {
    headers,
    data: { email, password },
  })
  if (!signed.ok()) throw new Error(await signed.text())
  const cookies = await context.cookies(origin)
  if (cookies.length === 0) throw new Error('no session')
}
