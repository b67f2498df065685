/** Something a person wrote that the server does not have yet. */
export interface Draft<Content = unknown> {
  /** What it is of, such as `news/0199…` or `log/activity`; one draft each. */
  of: string
  /** The person's id: a browser may serve several. */
  person: string
  /** `person of`. */
  key: string
  content: Content
  /** The revision or version it goes by; undefined for something new. */
  base?: number | string
  /** Milliseconds since 1970. */
  changedAt: number
  /** Set where it is finished and only waits to be sent. */
  isToSend: boolean
}
