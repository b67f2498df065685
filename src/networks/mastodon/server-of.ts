/** An account of a server: `109348@social.example`, with a port where it is not the usual one. */
const accountId = /^(\d{1,19})@((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9](?::\d{1,5})?)$/i

/** The address of the server in an account's id; undefined when it names none. Only https, only names. */
export function serverOriginOf(externalId: string): string | undefined {
  const server = accountId.exec(externalId)?.[2]
  return server === undefined ? undefined : `https://${server.toLowerCase()}`
}

/** The id that the server itself knows the account by. */
export function localId(externalId: string): string {
  return encodeURIComponent(externalId.split('@')[0] ?? '')
}
