import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { StringDecoder } from 'node:string_decoder'
import { type SandboxEvent, type SandboxStore, sandboxEvent } from './store.ts'

/**
 * One JSON object a line, appended with a plain write: what the kernel has survives a SIGKILL of this process
 * (not a power cut; it is a sandbox). A line cut short by a kill is passed over when the file is read again.
 * Pictures lie beside it in `<path>.media/`. Throws the file system's error when the place cannot be written.
 */
export function openFileStore(path: string): SandboxStore {
  const pictures = `${path}.media`
  mkdirSync(dirname(path), { recursive: true })
  mkdirSync(pictures, { recursive: true })
  const file = openSync(path, 'a+')
  // Ends a line that was cut short, so that the next one stands on its own.
  if (endsMidLine(path)) writeSync(file, '\n')
  return {
    load: () => eventsIn(path),
    append(event) {
      const line = Buffer.from(`${JSON.stringify(event)}\n`)
      let written = 0
      while (written < line.length) written += writeSync(file, line, written)
    },
    saveMedia(id, bytes) {
      writeFileSync(join(pictures, fileName(id)), bytes)
    },
    readMedia(id) {
      const place = join(pictures, fileName(id))
      return existsSync(place) ? readFileSync(place) : undefined
    },
    close: () => closeSync(file),
  }
}

/** Ids are digits; whatever else comes in cannot name another place. */
function fileName(id: string): string {
  return id.replace(/\D/g, '_')
}

function endsMidLine(path: string): boolean {
  let last = ''
  for (const chunk of chunksOf(path)) if (chunk) last = chunk
  return last !== '' && !last.endsWith('\n')
}

function* eventsIn(path: string): Iterable<SandboxEvent> {
  let rest = ''
  for (const chunk of chunksOf(path)) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const event = eventOf(line)
      if (event) yield event
    }
  }
}

function eventOf(line: string): SandboxEvent | undefined {
  try {
    return sandboxEvent.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

function* chunksOf(path: string): Iterable<string> {
  const file = openSync(path, 'r')
  try {
    const buffer = Buffer.alloc(1024 * 1024)
    const decoder = new StringDecoder('utf8')
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      yield decoder.write(buffer.subarray(0, read))
    }
  } finally {
    closeSync(file)
  }
}
