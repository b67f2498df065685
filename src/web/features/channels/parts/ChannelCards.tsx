import { laterPart } from '../../../shared/page/later-part.tsx'
import { useMay } from '../../../shared/session/may.ts'
import type { ChannelDetail } from '../api/channel.ts'
import classes from './ChannelCards.module.css'
import { ConnectionCard } from './ConnectionCard.tsx'
import { SlotsCard } from './SlotsCard.tsx'
import { StopCard } from './StopCard.tsx'

const NameCard = laterPart(() => import('./NameCard.tsx').then(part => part.NameCard), 240)
const StyleCard = laterPart(() => import('./StyleCard.tsx').then(part => part.StyleCard), 420)
const HealthCard = laterPart(() => import('./HealthCard.tsx').then(part => part.HealthCard), 220)
const PaceCard = laterPart(() => import('./PaceCard.tsx').then(part => part.PaceCard), 360)

/** What can be decided about a channel at the start side; how it stands at the end side. */
export function ChannelCards({ channel }: { channel: ChannelDetail }) {
  const isReadOnly = !useMay('channels.manage', channel.officeId)
  const mayStop = useMay('posts.stop', channel.officeId)
  return (
    <div className={classes.columns}>
      <div className={classes.how}>
        <ConnectionCard channel={channel} isReadOnly={isReadOnly} />
      </div>
      <div className={classes.what}>
        <SlotsCard channel={channel} isReadOnly={isReadOnly} />
        <NameCard channel={channel} isReadOnly={isReadOnly} />
        <StyleCard channel={channel} isReadOnly={isReadOnly} />
        <PaceCard channel={channel} isReadOnly={isReadOnly} />
      </div>
      <div className={classes.rest}>
        {mayStop && channel.state !== 'disconnected' && (
          <StopCard key={channel.stopped ? 'resume' : 'stop'} channel={channel} />
        )}
        <HealthCard channel={channel} />
      </div>
    </div>
  )
}
