import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconClock,
  IconClockExclamation,
  IconEyeCheck,
  IconHelpCircle,
  IconPencil,
  IconPlayerPause,
} from '@tabler/icons-react'

/** A colour pair of app/theme/tokens.css: `--tone-…` on `--tint-…`. */
export type Tone = 'draft' | 'review' | 'good' | 'scheduled' | 'doubt' | 'failed' | 'warning'

/** How each state looks: one icon, one colour, one word (`shared.state.…`), the same everywhere. */
export const states = {
  draft: { icon: IconPencil, tone: 'draft' },
  returned: { icon: IconArrowBackUp, tone: 'warning' },
  in_review: { icon: IconEyeCheck, tone: 'review' },
  not_approved: { icon: IconEyeCheck, tone: 'review' },
  approved: { icon: IconCheck, tone: 'good' },
  archived: { icon: IconBan, tone: 'draft' },
  scheduled: { icon: IconClock, tone: 'scheduled' },
  claimed: { icon: IconClock, tone: 'scheduled' },
  sending: { icon: IconClock, tone: 'scheduled' },
  retry_wait: { icon: IconClock, tone: 'scheduled' },
  reconciling: { icon: IconHelpCircle, tone: 'doubt' },
  needs_attention: { icon: IconHelpCircle, tone: 'doubt' },
  published: { icon: IconCheck, tone: 'good' },
  failed: { icon: IconAlertTriangle, tone: 'failed' },
  missed: { icon: IconClockExclamation, tone: 'warning' },
  cancelled: { icon: IconBan, tone: 'draft' },
  stopped: { icon: IconPlayerPause, tone: 'failed' },
  connected: { icon: IconCheck, tone: 'good' },
  needs_reconnect: { icon: IconAlertTriangle, tone: 'warning' },
  disconnected: { icon: IconBan, tone: 'draft' },
} as const satisfies Record<string, { icon: typeof IconPencil; tone: Tone }>

export type StateName = keyof typeof states
