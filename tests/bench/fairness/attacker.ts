import { fork } from 'node:child_process'
import { once } from 'node:events'
import { attack, type Targets, worstInputs } from './attacks.ts'
import { personOf, type Session } from './world.ts'

// As a process of its own it is the attacker: what it takes to send megabytes must not hold up the other person here.

interface Orders {
  session: Session
  targets: Targets
  /** The names of the attacks. */
  names: readonly string[]
}

type Answers = [string, number][]

/** Starts the attacker. `stop` ends it and gives how often each attack was answered how. */
export async function startAttacker(orders: Orders): Promise<{ stop(): Promise<Map<string, number>> }> {
  const attacker = fork(new URL(import.meta.url))
  await once(attacker, 'message')
  attacker.send(orders)
  return {
    async stop() {
      attacker.send('stop')
      const [answers] = (await once(attacker, 'message')) as [Answers]
      attacker.disconnect()
      return new Map(answers)
    },
  }
}

if (import.meta.main) {
  process.send?.('ready')
  const [{ session, targets, names }] = (await once(process, 'message')) as [Orders]
  const stopping = new AbortController()
  process.once('message', () => stopping.abort())
  const attacks = await worstInputs(personOf(session), targets)
  const answers = await attack(
    attacks.filter(({ name }) => names.includes(name)),
    stopping.signal,
  )
  process.send?.([...answers] satisfies Answers)
}
