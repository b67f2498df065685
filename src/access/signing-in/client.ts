/** Where a request comes from. */
export interface Client {
  /** The address the request came from, as the server saw it. */
  networkAddress: string
  /** With the cookies of the browser. */
  headers?: Headers
  userAgent?: string
}
