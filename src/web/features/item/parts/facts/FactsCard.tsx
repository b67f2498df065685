import { Skeleton, TextInput } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { Later } from '../../../../shared/feedback/Later.tsx'
import { Card } from '../../../../shared/page/Card.tsx'
import { useEditing, useEditingState } from '../../editing/use-editing.ts'
import classes from './FactsCard.module.css'
import { ProjectField } from './ProjectField.tsx'

const PlacesField = lazy(() => import('./PlacesField.tsx'))
const TopicsField = lazy(() => import('./TopicsField.tsx'))

/** What the item is about, besides its words: places, topics, project with its credit, source. */
export function FactsCard({ officeId, isReadOnly }: { officeId: string; isReadOnly: boolean }) {
  const { t } = useTranslation()
  const editing = useEditing()
  const { content } = useEditingState()
  const { link = '' } = content
  const isWrong = link.trim() !== '' && !/^https?:\/\/\S+\.\S+$/i.test(link.trim())
  return (
    <Card title={t('item.facts')}>
      <div className={classes.fields}>
        <Later fallback={<Skeleton height={60} />}>
          <PlacesField officeId={officeId} isReadOnly={isReadOnly} />
        </Later>
        <Later fallback={<Skeleton height={60} />}>
          <TopicsField isReadOnly={isReadOnly} />
        </Later>
        <ProjectField officeId={officeId} isReadOnly={isReadOnly} />
        <TextInput
          id="source-link"
          type="url"
          dir="ltr"
          label={t('item.sourceLink')}
          placeholder="https://"
          leftSection={<IconLink size={16} aria-hidden />}
          value={link}
          readOnly={isReadOnly}
          error={isWrong && t('item.check.linkInvalid')}
          onChange={event => {
            const { value } = event.currentTarget
            editing.change(({ link: _before, ...rest }) => (value === '' ? rest : { ...rest, link: value }))
          }}
        />
      </div>
    </Card>
  )
}
