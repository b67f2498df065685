import { Badge } from '@mantine/core'
import { IconFlag2 } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AnswerOf } from '../../../../shared/api/client.ts'
import { EmptyState } from '../../../../shared/feedback/EmptyState.tsx'
import { LanguageTag } from '../../../../shared/text/LanguageTag.tsx'
import { longDay } from '../../../../shared/times/format.ts'
import { useLocale } from '../../../../shared/times/locale.ts'
import { ListCard } from '../ListCard.tsx'
import { Row, Rows } from '../Rows.tsx'
import classes from './ProjectList.module.css'

export function ProjectList({ query }: { query: UseQueryResult<AnswerOf<'GET /api/v1/projects'>> }) {
  const { t } = useTranslation()
  const locale = useLocale()
  return (
    <ListCard title={t('settings.projects')} query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState icon={IconFlag2} title={t('settings.projectIs.none')} />
        ) : (
          <Rows>
            {items
              .toSorted((a, b) => Number(a.archivedAt !== null) - Number(b.archivedAt !== null))
              .map(project => (
                <Row
                  key={project.id}
                  isFaint={project.archivedAt !== null}
                  name={
                    <Link to="/settings/projects" search={{ open: project.id }}>
                      <bdi>{project.name}</bdi>
                    </Link>
                  }
                  meta={
                    project.isDonorSettled ? (
                      <>
                        {project.noDonor ? t('settings.projectIs.noDonor') : <bdi>{project.credit.en}</bdi>}
                        {project.endsOn &&
                          ` · ${t('settings.projectIs.endsOn', { day: longDay(`${project.endsOn}T12:00:00Z`, 'UTC', locale) })}`}
                      </>
                    ) : (
                      <span className={classes.warning}>{t('settings.projectIs.unsettled')}</span>
                    )
                  }
                  end={
                    <>
                      {Object.keys(project.credit).map(language => (
                        <LanguageTag key={language} language={language} />
                      ))}
                      {project.isDefault && (
                        <Badge variant="light" radius="xs" tt="none">
                          {t('settings.projectIs.default')}
                        </Badge>
                      )}
                      {project.archivedAt && (
                        <Badge variant="default" radius="xs" tt="none">
                          {t('settings.archived')}
                        </Badge>
                      )}
                    </>
                  }
                />
              ))}
          </Rows>
        )
      }
    </ListCard>
  )
}
