import { ChannelsGrid } from './ChannelsGrid.tsx'
import type { GridProps } from './grid-props.ts'
import { MonthGrid } from './MonthGrid.tsx'
import { TimeGrid } from './TimeGrid.tsx'

/** The view that is asked for; telephones never load it. */
export default function Grid(props: GridProps) {
  if (props.calendar.view === 'month') return <MonthGrid {...props} />
  if (props.calendar.view === 'channels') return <ChannelsGrid {...props} />
  return <TimeGrid {...props} />
}
