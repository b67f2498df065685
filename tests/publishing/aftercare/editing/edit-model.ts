/**
 * The protocol of an edit (src/publishing/aftercare/editing), each statement as one step, with processes that die or wake
 * late, a network that answers or not and may take a request late, and people who approve, withdraw and ask. Versions are
 * numbers: 0 is what was published.
 */
export interface EditRules {
  /** What of the protocol is left out, to see that the model finds it. */
  broken?:
    | 'begins beside an open edit'
    | 'begins without an approval'
    | 'is looked up before its time is over'
    | 'is sent beyond its time'
    | 'is sent again after a look'
    | 'ends twice'
  crashes: number
  failedReads: number
  asks: number
  versions: number
}

interface Edit {
  version: number
  /** The approval that was the standing one when it was written down; null without any. */
  approved: number | null
  outcome: 'open' | 'edited' | 'not-edited' | 'unknown'
  /** The time in which its request may be on its way is over. */
  isOld: boolean
  sends: number
  told: number
}

interface World {
  /** What readers see. */
  shown: number
  /** What the record says that they see. */
  segment: number
  approved: number | null
  made: number
  edits: Edit[]
  /** Of the processes that serve a request: its edit, and how far it is. */
  requests: { edit: number; step: 'begun' | 'sent' | 'taken' | 'refused' }[]
  /** Requests that the network may still take. */
  flying: number[]
  looks: { edit: number; saw: number | 'nothing' }[]
  left: { crashes: number; failedReads: number; asks: number }
}

/** What must never be, in words. */
export interface Walked {
  worlds: number
  faults: Set<string>
}

/** @param wanted the walk ends once it has found this fault. */
export function walkEdits(rules: EditRules, wanted?: string): Walked {
  const { crashes, failedReads, asks } = rules
  const first: World = {
    ...{ shown: 0, segment: 0, approved: null, made: 0, edits: [], requests: [], flying: [], looks: [] },
    left: { crashes, failedReads, asks },
  }
  const seen = new Set<string>()
  const faults = new Set<string>()
  const open = [first]
  for (let world = open.pop(); world; world = open.pop()) {
    const key = JSON.stringify(world)
    if (seen.has(key)) continue
    seen.add(key)
    const next = steps(world, rules)
    for (const fault of faultsOf(world, next.length === 0)) faults.add(fault)
    if (wanted !== undefined && faults.has(wanted)) break
    open.push(...next)
  }
  return { worlds: seen.size, faults }
}

function faultsOf({ edits, shown, segment, flying, requests }: World, isAtEnd: boolean): string[] {
  const isQuiet = edits.every(edit => edit.outcome !== 'open') && flying.length === 0 && requests.length === 0
  return [
    edits.some(edit => edit.sends > 1) && 'two edits are sent from one request',
    edits.some(edit => edit.sends > 0 && edit.approved !== edit.version) &&
      'an edit is sent that is not approved',
    edits.some(edit => edit.told > 1) && 'an edit is told of twice',
    isQuiet &&
      edits.some(({ outcome, told }) => (outcome === 'edited') === (told === 1)) &&
      'an edit is not told of',
    isQuiet &&
      !edits.some(({ outcome }) => outcome === 'unknown') &&
      shown !== segment &&
      'readers see other words than the record says',
    isAtEnd && !isQuiet && 'an edit has no way on',
  ].filter(fault => fault !== false)
}

function steps(world: World, rules: EditRules): World[] {
  const next: World[] = []
  const add = (change: (copy: World) => void) => {
    const copy = structuredClone(world)
    change(copy)
    next.push(copy)
  }
  const { broken } = rules
  const { left, edits, requests, flying, looks } = world

  // People.
  if (world.made < rules.versions)
    add(copy => {
      copy.made += 1
      copy.approved = copy.made
    })
  if (world.approved !== null)
    add(copy => {
      copy.approved = null
    })
  const version = broken === 'begins without an approval' ? world.made : world.approved
  const isFree = broken === 'begins beside an open edit' || edits.every(edit => edit.outcome !== 'open')
  if (left.asks > 0 && version !== null && version !== world.segment && isFree)
    add(copy => {
      copy.left.asks -= 1
      copy.edits.push({ version, approved: world.approved, outcome: 'open', isOld: false, sends: 0, told: 0 })
      copy.requests.push({ edit: copy.edits.length - 1, step: 'begun' })
    })

  // Processes that serve them.
  for (const [index, { edit, step }] of requests.entries()) {
    const is = edits[edit]
    if (!is) continue
    if (left.crashes > 0)
      add(copy => {
        copy.left.crashes -= 1
        copy.requests.splice(index, 1)
      })
    if (step === 'begun' && is.isOld && broken !== 'is sent beyond its time')
      add(copy => {
        copy.requests.splice(index, 1)
        end(copy, edit, 'not-edited', rules)
      })
    else if (step === 'begun')
      add(copy => {
        send(copy, edit)
        copy.requests[index] = { edit, step: 'sent' }
      })
    if (step === 'taken' || step === 'refused')
      add(copy => {
        copy.requests.splice(index, 1)
        end(copy, edit, step === 'taken' ? 'edited' : 'not-edited', rules)
      })
    // No answer: it stays open until it is looked up.
    if (step === 'sent') add(copy => void copy.requests.splice(index, 1))
  }

  // The network.
  for (const [index, edit] of flying.entries()) {
    const answer = (step: 'taken' | 'refused') => (copy: World) => {
      copy.flying.splice(index, 1)
      const version = edits[edit]?.version
      if (step === 'taken' && version !== undefined) copy.shown = version
      copy.requests = copy.requests.map(each =>
        each.edit === edit && each.step === 'sent' ? { edit, step } : each,
      )
    }
    add(answer('taken'))
    add(answer('refused'))
  }

  // Time: a request that was sent in time has come to its end before it is over.
  for (const [index, { isOld }] of edits.entries())
    if (!isOld && !flying.includes(index))
      add(copy => {
        const edit = copy.edits[index]
        if (edit) edit.isOld = true
      })

  // Upkeep: a look, and what it is taken for.
  for (const [index, edit] of edits.entries()) {
    const isDue = edit.isOld || broken === 'is looked up before its time is over'
    if (edit.outcome !== 'open' || !isDue || looks.some(look => look.edit === index)) continue
    add(copy => {
      copy.looks.push({ edit: index, saw: copy.shown })
    })
    if (left.failedReads > 0)
      add(copy => {
        copy.left.failedReads -= 1
        // After the last look, nobody knows.
        if (copy.left.failedReads === 0) copy.looks.push({ edit: index, saw: 'nothing' })
      })
  }
  for (const [index, { edit, saw }] of looks.entries())
    add(copy => {
      copy.looks.splice(index, 1)
      const version = edits[edit]?.version
      if (saw !== version && saw !== 'nothing' && broken === 'is sent again after a look') send(copy, edit)
      end(copy, edit, saw === 'nothing' ? 'unknown' : saw === version ? 'edited' : 'not-edited', rules)
    })
  return next
}

function send(world: World, index: number): void {
  const edit = world.edits[index]
  if (!edit) return
  edit.sends += 1
  world.flying.push(index)
}

/** Once, by the first to come; all of it is one transaction. */
function end(
  world: World,
  index: number,
  outcome: Exclude<Edit['outcome'], 'open'>,
  { broken }: EditRules,
): void {
  const edit = world.edits[index]
  if (!edit || (edit.outcome !== 'open' && broken !== 'ends twice')) return
  edit.outcome = outcome
  if (outcome === 'edited') world.segment = edit.version
  else edit.told += 1
}
