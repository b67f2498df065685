import { useTranslation } from 'react-i18next'
import { fromNotes } from '../../../../shared/reasons/from/notes.ts'
import { Reason } from '../../../../shared/reasons/Reason.tsx'
import { NetworkMark } from '../../../../shared/text/NetworkMark.tsx'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import { useLayout } from '../../editing/use-layout.ts'
import { countsOf } from './counts.ts'
import classes from './VariantCounter.module.css'

/** Per network: how long the post is as the network counts, and what that makes of it. */
export function VariantCounter({ language, text }: { language: string; text: string }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const counts = countsOf(useLayout() ?? [], language)
  const refusals = counts.flatMap(count => count.refusals)
  return (
    <footer className={classes.counter}>
      {text.trim() === '' || counts.length === 0 ? (
        <span className={classes.plain}>{t('item.characters', { count: [...text].length })}</span>
      ) : (
        counts.map(({ network, length, parts }) => (
          <span key={network} className={classes.network} data-thread={parts > 1 || undefined}>
            <NetworkMark network={network} />
            <span className={classes.length}>{number(length)}</span>
            {parts > 1 && <span className={classes.bar} aria-hidden />}
            <span className={classes.result}>
              {parts > 1 ? t('item.threadOf', { count: parts }) : t('item.onePost')}
            </span>
          </span>
        ))
      )}
      {refusals.map(refusal => (
        <Reason key={refusal} text={refusal} from={fromNotes} as="p" className={classes.refusal} />
      ))}
    </footer>
  )
}
