/** `Object.entries` with the names of what is written in a source, which holds no others. */
export function entriesOf<Key extends string>(written: Readonly<Record<Key, string>>): [Key, string][] {
  return Object.entries(written) as [Key, string][]
}
