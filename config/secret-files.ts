import { readFileSync } from 'node:fs'

type Given = Readonly<Record<string, string | undefined>>

/**
 * A secret may lie in a file instead of the environment, which other processes and `docker inspect` show: NAME_FILE says
 * where (Docker and Kubernetes mount secrets so). One line end at its end is not part of the value.
 */
export function withSecretFiles(
  given: Given,
  secretNames: readonly string[],
): { given: Given; faults: string[] } {
  const faults: string[] = []
  const read: Record<string, string> = {}
  for (const name of secretNames) {
    const file = given[`${name}_FILE`]
    if (file === undefined) continue
    if (given[name] !== undefined) {
      faults.push(`${name} and ${name}_FILE are both set; leave one of them out`)
      continue
    }
    const value = valueIn(file)
    if (value.type === 'read') read[name] = value.text
    else faults.push(`${name}_FILE is "${file}": ${value.fault}`)
  }
  return { given: { ...given, ...read }, faults }
}

function valueIn(file: string): { type: 'read'; text: string } | { type: 'unread'; fault: string } {
  try {
    const text = readFileSync(file, 'utf8').replace(/\r?\n$/, '')
    return text === '' ? { type: 'unread', fault: 'the file is empty' } : { type: 'read', text }
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
    return { type: 'unread', fault: `the file cannot be read${code ? ` (${code})` : ''}` }
  }
}
