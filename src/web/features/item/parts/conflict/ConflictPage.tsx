import { Button } from '@mantine/core'
import { IconGitMerge } from '@tabler/icons-react'
import { useState } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { useItem } from '../../../../shared/item/item.ts'
import { useItemId } from '../../../../shared/item/item-id.ts'
import { OfficeTime } from '../../../../shared/times/OfficeTime.tsx'
import type { PartKey } from '../../editing/content-parts.ts'
import type { Conflict } from '../../editing/editing-state.ts'
import { useEditing } from '../../editing/use-editing.ts'
import { Notice } from '../notices/Notice.tsx'
import { ClashCard } from './ClashCard.tsx'
import classes from './ConflictPage.module.css'

/** Two people changed the same words: theirs, mine and what both came from, and one decision for each. */
export function ConflictPage({ conflict }: { conflict: Conflict }) {
  const { t } = useTranslation()
  const editing = useEditing()
  const { officeId } = useItem(useItemId())
  const { theirs, clashes } = conflict
  const name = theirs.savedBy.name ?? t('shared.someone')
  const [choices, setChoices] = useState<ReadonlyMap<PartKey, unknown>>(
    () => new Map(clashes.map(({ key, mine }) => [key, mine])),
  )
  return (
    <div className={classes.page}>
      <Notice tone="warning" icon={IconGitMerge}>
        <strong>
          <Trans t={t} i18nKey="item.conflict" values={{ name }} components={{ name: <bdi /> }} />
        </strong>{' '}
        <OfficeTime at={theirs.savedAt} officeId={officeId} withDay />
        <p>{t('item.conflictLead')}</p>
      </Notice>
      {clashes.map(clash => (
        <ClashCard
          key={clash.key}
          clash={clash}
          name={name}
          choice={choices.get(clash.key)}
          onChoose={value => setChoices(new Map(choices).set(clash.key, value))}
        />
      ))}
      <div className={classes.actions}>
        <Button size="md" onClick={() => void editing.resolve(choices)}>
          {t('item.saveChoice')}
        </Button>
      </div>
    </div>
  )
}
