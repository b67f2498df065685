import { SingleBar as Bar, Presets, type SingleBar } from 'cli-progress'

/** Says how far the demo is: a bar on a terminal, plain lines elsewhere. */
export interface Progress {
  stage(name: string, total: number): void
  at(done: number): void
  done(): void
}

export function createProgress(output: NodeJS.WriteStream = process.stderr): Progress {
  return output.isTTY ? barProgress(output) : lineProgress(output)
}

function barProgress(output: NodeJS.WriteStream): Progress {
  let bar: SingleBar | undefined
  let size = 0
  return {
    stage(name, total) {
      size = total
      bar = new Bar(
        { format: '{name} {bar} {value}/{total}', stream: output, hideCursor: true },
        Presets.shades_classic,
      )
      bar.start(total, 0, { name: name.padEnd(12) })
    },
    at: value => bar?.update(value),
    done() {
      bar?.update(size)
      bar?.stop()
    },
  }
}

function lineProgress(output: NodeJS.WriteStream): Progress {
  let name = ''
  let size = 0
  let last = 0
  return {
    stage(newName, total) {
      name = newName
      size = total
      last = 0
      output.write(`${name} …\n`)
    },
    at(value) {
      if (value === last) return
      last = value
      output.write(`${name}: ${value} of ${size}\n`)
    },
    done: () => undefined,
  }
}
