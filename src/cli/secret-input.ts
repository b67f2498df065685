import { readFileSync } from 'node:fs'

/** Asks for a secret on the terminal without showing it, or takes the next line of standard input. */
export async function askSecret(prompt: string): Promise<string> {
  if (!process.stdin.isTTY) return nextLine()
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

let linesLeft: string[] | undefined

function nextLine(): string {
  linesLeft ??= readFileSync(0, 'utf8').split(/\r?\n/)
  const line = linesLeft.shift() ?? ''
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
