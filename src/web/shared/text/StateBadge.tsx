import { useTranslation } from 'react-i18next'
import classes from './StateBadge.module.css'
import { type StateName, states } from './state.ts'

/** A state as icon, word and colour; the colour never speaks alone. */
export function StateBadge({ state }: { state: StateName }) {
  const { t } = useTranslation()
  const { icon: Icon, tone } = states[state]
  return (
    <span className={classes.badge} data-tone={tone} data-struck={state === 'cancelled' || undefined}>
      <Icon size={14} stroke={2} aria-hidden />
      <span className={classes.word}>{t(`shared.state.${state}`)}</span>
    </span>
  )
}
