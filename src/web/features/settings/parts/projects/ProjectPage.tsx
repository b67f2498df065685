import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../../../shared/feedback/ProblemAlert.tsx'
import { Page } from '../../../../shared/page/Page.tsx'
import type { Project } from '../../../../shared/projects/projects.ts'
import { useEditProject } from '../../api/projects.ts'
import { BackToList } from '../BackToList.tsx'
import { ProjectCreditCard } from './ProjectCreditCard.tsx'
import { ProjectEmblemCard } from './ProjectEmblemCard.tsx'
import { ProjectNoDonorCard } from './ProjectNoDonorCard.tsx'
import { ProjectPeriodCard } from './ProjectPeriodCard.tsx'

interface ProjectPageProps {
  title: string
  project: Project
  isReadOnly: boolean
}

/** One project; each card is saved by itself. */
export function ProjectPage({ title, project, isReadOnly }: ProjectPageProps) {
  const { t } = useTranslation()
  const { archive, restore } = useEditProject(project.id)
  const change = project.archivedAt === null ? archive : restore
  return (
    <Page
      title={title}
      actions={
        !isReadOnly && (
          <Button variant="default" loading={change.isPending} onClick={() => change.mutate(undefined)}>
            {project.archivedAt === null ? t('forms.archive') : t('forms.restore')}
          </Button>
        )
      }
    >
      <BackToList to="/settings/projects" word="projects" />
      {change.error && <ProblemAlert problem={change.error} title={t('forms.notSaved')} />}
      <ProjectCreditCard project={project} isReadOnly={isReadOnly} />
      <ProjectEmblemCard project={project} isReadOnly={isReadOnly} />
      <ProjectPeriodCard project={project} isReadOnly={isReadOnly} />
      <ProjectNoDonorCard project={project} isReadOnly={isReadOnly} />
    </Page>
  )
}
