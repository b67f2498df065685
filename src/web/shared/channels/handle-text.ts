/** As people write a handle: `@mrc_lahore`, also where its network leaves the sign out. */
export function handleText(handle: string): string {
  return /^[\w.]+(@[\w.:-]+)?$/.test(handle) ? `@${handle}` : handle
}
