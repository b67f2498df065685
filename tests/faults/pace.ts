/**
 * How much slower than its own work makes it this machine is just now; 1 where it does little else. A piece of work is
 * timed by the wall's clock and by the processor time it takes: the first is some 15 times the second on two cores with
 * a load of 30. Waits of the harness and moments of the protocol are stretched by it: what is only late is not lost.
 */
export async function measurePace(): Promise<number> {
  const paces: number[] = []
  for (let sample = 0; sample < samples; sample += 1) {
    paces.push(workOnce())
    // Other processes get their turn between the samples.
    await new Promise(resolve => setTimeout(resolve, pauseMs))
  }
  return Math.max(1, Math.max(...paces) / ownLoad)
}

/** What the lanes of a run on a quiet machine slow each other down by. */
const ownLoad = 4
const samples = 5
const pauseMs = 20
/** Enough turns of the scheduler to be seen, in milliseconds of processor time. */
const workMs = 40

function workOnce(): number {
  const began = performance.now()
  const before = process.cpuUsage()
  let usedMs = 0
  let spun = 0
  while (usedMs < workMs) {
    for (let turn = 0; turn < 20_000; turn += 1) spun += turn % 7
    const { user, system } = process.cpuUsage(before)
    usedMs = (user + system) / 1_000
  }
  return (performance.now() - began) / usedMs + (spun < 0 ? 1 : 0)
}
