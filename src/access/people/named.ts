/** A person by id, with the name where Dateline knows it. */
export interface Named {
  id: string
  name: string | null
}
