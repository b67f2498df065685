import { UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../shared/page/Card.tsx'
import { useProjects } from '../../../shared/projects/projects.ts'
import { useTopics } from '../../../shared/topics/topics.ts'
import { type Check, checksOf } from '../editing/checks.ts'
import { useJump } from '../editing/jump.ts'
import { useEditingState } from '../editing/use-editing.ts'
import classes from './BeforeReview.module.css'
import { useCheckText } from './check-text.ts'
import { PlacesRow } from './PlacesRow.tsx'

/** A live list of what is missing, what to look at and what is in order; each problem leads to its field. */
export function BeforeReview({ officeId }: { officeId: string }) {
  const { t } = useTranslation()
  const { content } = useEditingState()
  const project = useProjects(officeId).find(({ id }) => id === content.projectId)
  const hasTopics = useTopics().length > 0
  // Where there are no topics yet, no one can choose one.
  const checks = checksOf(content, project).filter(({ kind }) => kind !== 'no-topics' || hasTopics)
  return (
    <Card title={t('item.beforeReview')} isList>
      <ul className={classes.list}>
        {checks.map(check => (
          <li key={JSON.stringify(check)}>
            <CheckRow check={check} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

const looks = {
  missing: { icon: IconAlertTriangle, tone: 'warning' },
  hint: { icon: IconInfoCircle, tone: 'review' },
  ok: { icon: IconCircleCheck, tone: 'good' },
} as const

function CheckRow({ check }: { check: Check }) {
  const { t } = useTranslation()
  const jump = useJump()
  const { icon: Icon, tone } = looks[check.level]
  const words = (
    <>
      <Icon size={18} stroke={2} className={classes.icon} aria-hidden />
      <span className={classes.words}>{useCheckText()(check)}</span>
    </>
  )
  if (check.kind === 'places-in-text') return <PlacesRow places={check.places}>{words}</PlacesRow>
  if (!('field' in check))
    return (
      <div className={classes.row} data-tone={tone}>
        {words}
      </div>
    )
  return (
    <UnstyledButton className={classes.row} data-tone={tone} onClick={() => jump(check.field)}>
      {words}
      <span className={classes.verb}>{check.level === 'missing' ? t('item.write') : t('item.look')}</span>
    </UnstyledButton>
  )
}
