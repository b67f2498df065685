import { Button } from '@mantine/core'
import { IconHandStop } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { useChosenOffices } from '../../../../shared/offices/chosen-offices.ts'
import { useOfficeNames } from '../../../../shared/offices/office-name.ts'
import { Reason } from '../../../../shared/reasons/Reason.tsx'
import { useMay } from '../../../../shared/session/may.ts'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import type { TargetWithoutReason } from '../../stop-scopes.ts'
import classes from './StopLine.module.css'

const ResumeDialog = lazy(() => import('./ResumeDialog.tsx'))

interface StopLineProps {
  what: string
  stop: { at: string; by: string; byName: string | null; reason: string }
  target: TargetWithoutReason
  /** `*`: of all offices. */
  officeId: string
}

export function StopLine({ what, stop, target, officeId }: StopLineProps) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const mayResume = useMay('posts.resume', officeId)
  const first = useChosenOffices()[0]?.id ?? ''
  const nameOf = useOfficeNames()
  const clock = officeId === '*' ? first : officeId
  return (
    <div className={classes.line}>
      <IconHandStop size={18} stroke={1.8} aria-hidden className={classes.icon} />
      <p className={classes.words}>
        <Trans
          i18nKey="frame.stop.band"
          values={{ what, by: stop.byName ?? stop.by, place: nameOf(clock) }}
          components={{
            what: <strong />,
            name: <bdi />,
            reason: <Reason text={stop.reason} />,
            time: <OfficeTime at={stop.at} officeId={clock} withDay />,
          }}
        />
      </p>
      {mayResume && (
        <Button variant="default" size="xs" onClick={() => setIsOpen(true)}>
          {t('frame.stop.resume')}
        </Button>
      )}
      {isOpen && (
        <Suspense>
          <ResumeDialog what={what} target={target} onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
