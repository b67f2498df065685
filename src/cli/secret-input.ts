import { readFileSync } from 'node:fs'

/** Asks for a secret on the terminal without showing it, or takes the first line of standard input. */
export async function askSecret(prompt: string): Promise<string> {
  if (!process.stdin.isTTY) return firstLine(readFileSync(0, 'utf8'))
  process.stderr.write(prompt)
  process.stdin.setRawMode(true)
  try {
    return await typed()
  } finally {
    process.stdin.setRawMode(false)
    process.stdin.pause()
    process.stderr.write('\n')
  }
}

function firstLine(text: string): string {
  const line = text.split(/\r?\n/)[0] ?? ''
  if (line !== '') return line
  throw new Error('Standard input is empty; give the secret there, or run this on a terminal.')
}

const ctrlC = '\u0003'
const ctrlD = '\u0004'
const backspaces = ['\u0008', '\u007f']

async function typed(): Promise<string> {
  let secret = ''
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    for (const key of String(chunk)) {
      if (key === ctrlC) throw new Error('Stopped.')
      if (key === '\r' || key === '\n' || key === ctrlD) return secret
      secret = backspaces.includes(key) ? [...secret].slice(0, -1).join('') : secret + key
    }
  }
  return secret
}
