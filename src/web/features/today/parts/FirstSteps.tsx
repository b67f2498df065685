import { useChannels } from '../../../shared/channels/channels.ts'
import { type Answer, countNeeds } from '../needs.ts'
import { Steps } from './Steps.tsx'

/** On the first days: what leads to the first post. Gone once posts are under way. */
export function FirstSteps({ today }: { today: Answer }) {
  const isQuiet = countNeeds(today) === 0 && today.next.length === 0 && today.week.published === 0
  const hasChannels = useChannels().some(({ state }) => state === 'connected')
  return isQuiet ? <Steps hasChannels={hasChannels} /> : null
}
