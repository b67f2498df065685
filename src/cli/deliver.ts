import { writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { say } from './output.ts'
import { reasonOf } from './reason.ts'

/** Writes a file that was answered; to standard output as it comes, where no name is given. */
export async function deliver(answer: Response, out: string | undefined): Promise<void> {
  if (out === undefined) {
    if (process.stdout.isTTY && !isText(answer)) throw new Error('The answer is not text; give --out FILE.')
    if (answer.body) await pipeline(Readable.fromWeb(answer.body), process.stdout, { end: false })
    return
  }
  const bytes = new Uint8Array(await answer.arrayBuffer())
  try {
    writeFileSync(out, bytes)
  } catch (thrown) {
    throw new Error(`${out} cannot be written: ${reasonOf(thrown)}.`)
  }
  say(`${out}: ${bytes.length} bytes`)
}

function isText({ headers }: Response): boolean {
  return /^(text\/|application\/(json|.*\+json)|image\/svg)/.test(headers.get('content-type') ?? '')
}
