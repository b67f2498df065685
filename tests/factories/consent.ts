/**
 * What a person's browser does on a sandbox network's page: opens it and takes the choice that names the account, or
 * the first. Gives the address of ours that the network sends it back to.
 */
export async function letIn(authorizeUrl: string, account = ''): Promise<URL> {
  const page = await (await fetch(authorizeUrl)).text()
  const choices = [...page.matchAll(/<a href="([^"]+)">([^<]*)/g)]
  const chosen = choices.find(([, , name = '']) => name.includes(account))
  const href = chosen?.[1]?.replaceAll('&amp;', '&')
  if (href === undefined) throw new Error(`the page at ${authorizeUrl} offers no "${account}"`)
  const sentBack = await fetch(new URL(href, authorizeUrl), { redirect: 'manual' })
  return new URL(sentBack.headers.get('location') ?? '')
}
