/** A session that was opened, by the `Set-Cookie` values that carry it. */
export interface SignedIn {
  personId: string
  cookies: string[]
}
