import { Button } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../../shared/feedback/EmptyState.tsx'
import { Card } from '../../../../shared/page/Card.tsx'
import { useNumbers } from '../../../../shared/times/numbers.ts'
import type { Need } from '../../needs.ts'
import { NeedRow } from './NeedRow.tsx'
import classes from './NeedsYou.module.css'

const first = 6

/** One line of reason and one button each, doubts on top. */
export function NeedsYou({ needs, count }: { needs: readonly Need[]; count: number }) {
  const { t } = useTranslation()
  const number = useNumbers()
  const [isAll, setIsAll] = useState(false)
  const shown = isAll ? needs : needs.slice(0, first)
  return (
    <Card title={t('today.needsYou')} aside={count > 0 && number(count)} isList>
      {needs.length === 0 && <EmptyState icon={IconChecks} title={t('today.nothingNeeds')} />}
      <ul className={classes.list}>
        {shown.map(need => (
          <li key={need.id}>
            <NeedRow need={need} />
          </li>
        ))}
      </ul>
      {shown.length < needs.length && (
        <Button variant="subtle" fullWidth className={classes.more} onClick={() => setIsAll(true)}>
          {t('today.showMore', { count: needs.length - shown.length })}
        </Button>
      )}
    </Card>
  )
}
